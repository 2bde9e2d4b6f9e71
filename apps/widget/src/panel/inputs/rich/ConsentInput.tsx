// Yes or no to something that can be read first.

import { NewTab } from "../../parts/NewTab.tsx";
import { safeUrl } from "../../safeUrl.ts";
import { t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import "../../styles/rich.css";

export function ConsentInput({ input, answer }: RichProps<"consent">) {
  const { acceptLabel, declineLabel, linkTitle, linkUrl } = input;
  const href = linkUrl ? safeUrl(linkUrl) : undefined;
  const choose = (id: "yes" | "no", byKeyboard: boolean) =>
    answer({ kind: "choice", optionIds: [id] }, byKeyboard);
  return (
    <fieldset class="panel-form" aria-label={t("input.options")}>
      {href && (
        <p>
          <NewTab class="rich-link" href={href}>
            <bdi>{linkTitle || linkUrl}</bdi>
          </NewTab>
        </p>
      )}
      <div class="two">
        <button type="button" class="quiet" dir="auto" onClick={({ detail }) => choose("no", detail === 0)}>
          {declineLabel || t("consent.decline")}
        </button>
        <button type="button" class="submit" dir="auto" onClick={({ detail }) => choose("yes", detail === 0)}>
          {acceptLabel || t("consent.accept")}
        </button>
      </div>
    </fieldset>
  );
}
