// The form of one call: what is checked at once, and where the server's refusals are shown.
import { useForm, type UseFormReturnType } from "@mantine/form";
import { AppError } from "@parley/contracts/errors";
import { parseResponsePath } from "@parley/contracts/responsePath";
import { t } from "../../../i18n/t.ts";
import { fieldOf, type ApiDraft } from "./draft.ts";

export type ApiForm = UseFormReturnType<ApiDraft>;

export function useApiForm(initialValues: ApiDraft): ApiForm {
  return useForm<ApiDraft>({
    initialValues,
    validate: {
      name: (value) => (value.trim() === "" ? t("ui.required") : null),
      url: (value) => (value.trim() === "" ? t("ui.required") : null),
      mapping: {
        path: (value) =>
          parseResponsePath(value) === null ? t("developers.apis.mapping.pathInvalid") : null,
        attributeKey: (value, { mapping }) => {
          if (value === "") return t("ui.required");
          return mapping.filter(({ attributeKey }) => attributeKey === value).length > 1
            ? t("developers.apis.mapping.twice")
            : null;
        },
      },
    },
  });
}

/** Problems by field of the form; empty when the refusal is about none. */
export function problemsOf(error: unknown, draft: ApiDraft): Record<string, string> {
  if (!(error instanceof AppError)) return {};
  if (error.code === "name_taken") return { name: error.message };
  return Object.fromEntries(
    (error.fields ?? []).map(({ path, message }) => [fieldOf(path, draft), asSentence(message)]),
  );
}

/** The server says what the field must be or is; here nothing stands before it. */
function asSentence(message: string): string {
  return /^(must|is) /.test(message)
    ? t("developers.apis.problem", { message })
    : `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`;
}
