// Where the code went, and another one when it does not come. The code itself is typed in the composer.

import { useEffect, useState } from "preact/hooks";
import { t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import "../../styles/rich.css";

/** Mail takes a moment; asking again earlier only brings codes that replace each other. */
const resendAfterSeconds = 30;

export function OtpInput({ input: { sentTo }, answer }: RichProps<"otp">) {
  const [seconds, setSeconds] = useState(resendAfterSeconds);
  useEffect(() => {
    const from = Date.now();
    const timer = setInterval(() => {
      const left = resendAfterSeconds - Math.floor((Date.now() - from) / 1_000);
      setSeconds(Math.max(0, left));
      if (left <= 0) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, []);

  return (
    <div class="otp">
      {sentTo && (
        <p>
          {t("otp.sentTo")} <bdi>{sentTo}</bdi>
        </p>
      )}
      {seconds > 0 ? (
        <p class="muted">{t("otp.wait", { seconds })}</p>
      ) : (
        <button type="button" class="text-button" onClick={() => answer({ kind: "resend" }, true)}>
          {t("otp.resend")}
        </button>
      )}
    </div>
  );
}
