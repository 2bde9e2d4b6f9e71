// Says so when news arrive late or not at all. A short loss is not worth a word.
import { useEffect, useState } from "react";
import { useConnectionState } from "../../api/useRealtime.ts";
import { t } from "../../i18n/t.ts";
import classes from "./Shell.module.css";

const SPEAK_AFTER_MS = 3_000;

export function ConnectionBanner() {
  const state = useConnectionState();
  const isFine = state === "live" || state === "idle";
  const [isSlow, setIsSlow] = useState(false);

  useEffect(() => {
    if (isFine) return undefined;
    const timer = setTimeout(() => setIsSlow(true), SPEAK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isFine]);

  return (
    <output>
      {isSlow && !isFine ? <div className={classes.banner}>{t(`shell.connection.${state}`)}</div> : null}
    </output>
  );
}
