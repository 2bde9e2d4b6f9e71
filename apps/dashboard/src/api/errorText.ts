// What to tell a person about a failure: what happened, and what to do now.
import { AppError } from "@parley/contracts/errors";
import { NetworkError } from "@parley/contracts/client";
import { isMessageKey, t } from "../i18n/t.ts";
import { AuthError } from "./auth.ts";

export interface ErrorText {
  title: string;
  hint: string;
}

export function errorText(error: unknown): ErrorText {
  if (error instanceof AppError) return { title: error.message, hint: error.hint };
  if (error instanceof AuthError) return authErrorText(error);
  if (error instanceof NetworkError || error instanceof TypeError) {
    return { title: t("ui.error.network"), hint: t("ui.error.networkHint") };
  }
  return { title: t("ui.error.unknown"), hint: t("ui.error.unknownHint") };
}

function authErrorText({ code, message }: AuthError): ErrorText {
  const title = `auth.error.${code}`;
  const hint = `auth.error.${code}.hint`;
  return {
    title: isMessageKey(title) ? t(title) : message || t("ui.error.unknown"),
    hint: isMessageKey(hint) ? t(hint) : t("ui.error.unknownHint"),
  };
}

/** Problems by form field (`body.name` becomes `name`), for `form.setErrors`. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof AppError)) return {};
  return Object.fromEntries(
    (error.fields ?? []).map(({ path, message }) => [path.replace(/^(body|query|params)\.?/, ""), message]),
  );
}
