// Holds the place of an input while its chunk is on the way, and offers to try again when it did not come.

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../texts/translate.ts";
import { loadRichInput } from "./richInputs.tsx";
import type { AnswerTools, DrawInput, RichRequest } from "./richInputs.tsx";

/** Failed attempts after which the panel is loaded anew: a newer version may have replaced the files this one names. */
const attemptsBeforeReload = 2;

export function RichInput({ input, ...tools }: AnswerTools & { input: RichRequest }) {
  const [attempt, setAttempt] = useState(1);
  const [loaded, setLoaded] = useState<{ draw: DrawInput } | "failed" | null>(null);
  const asked = useRef(input);

  useEffect(() => {
    let isGone = false;
    loadRichInput(asked.current).then(
      (draw) => !isGone && setLoaded({ draw }),
      () => !isGone && setLoaded("failed"),
    );
    return () => void (isGone = true);
  }, [attempt]);

  function tryAgain() {
    if (attempt >= attemptsBeforeReload && navigator.onLine) return location.reload();
    setLoaded(null);
    setAttempt(attempt + 1);
  }

  // The log reads new messages out; the changing values of an input are not messages.
  return (
    <div class="rich" aria-live="off">
      {loaded === null ? (
        <output class="rich-loading patient" aria-label={t("rich.loading")}>
          <i />
          <i />
        </output>
      ) : loaded === "failed" ? (
        <p class="rich-failed" role="alert">
          {t("rich.failed")}{" "}
          <button type="button" class="text-button" onClick={tryAgain}>
            {t("message.retry")}
          </button>
        </p>
      ) : (
        loaded.draw(tools)
      )}
    </div>
  );
}
