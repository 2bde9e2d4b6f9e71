// A page of the author's choice in a sandbox, with the way to open it in full and a button that says "done".

import { useLayoutEffect, useState } from "preact/hooks";
import { Icon } from "../../parts/Icon.tsx";
import { NewTab } from "../../parts/NewTab.tsx";
import { t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import { frameAddress } from "./frameAddress.ts";
import "../../styles/rich.css";

/** Lowest and highest frame in pixels; the window itself is 500 high in its middle size. */
const heights = { lowest: 120, highest: 640 };
/** The optionId that says the visitor is done; the request knows only one answer. */
const doneId = "done";

export function FrameInput({ input, answer }: RichProps<"iframe">) {
  const { title, buttonLabel, heightPixels } = input;
  const address = frameAddress(input.url, location);
  const [isBlocked, setBlocked] = useState(false);
  const height = Math.min(heights.highest, Math.max(heights.lowest, heightPixels));

  // The server's content policy may forbid pages of others in frames. It says so before the next picture is drawn, so
  // a listener set after drawing can miss it.
  useLayoutEffect(() => {
    const refused = ({ effectiveDirective }: SecurityPolicyViolationEvent) =>
      effectiveDirective === "frame-src" && setBlocked(true);
    document.addEventListener("securitypolicyviolation", refused);
    return () => document.removeEventListener("securitypolicyviolation", refused);
  }, []);

  return (
    <div class="panel-form">
      {address?.isFramable && !isBlocked ? (
        <iframe
          class="framed"
          src={address.href}
          title={title || address.host}
          style={{ height: `${height}px` }}
          referrerpolicy="strict-origin"
          // oxlint-disable-next-line react/iframe-missing-sandbox -- Only another origin keeps its own: see frameAddress.
          sandbox={address.sandbox}
        />
      ) : (
        <p class="muted">{t("frame.blocked")}</p>
      )}
      <div class="two">
        {address && (
          <NewTab class="quiet" href={address.href}>
            {t("frame.open")}
          </NewTab>
        )}
        <button
          type="button"
          class="submit"
          dir="auto"
          onClick={({ detail }) => answer({ kind: "choice", optionIds: [doneId] }, detail === 0)}
        >
          {buttonLabel || t("frame.done")} <Icon name="check" />
        </button>
      </div>
    </div>
  );
}
