// Says when news do not come at once, and nothing otherwise.

import { Loader } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useConnectionState } from "../../api/useRealtime.ts";
import { t } from "../../i18n/t.ts";
import classes from "./inbox.module.css";

/** A short reconnect is not worth a word. */
const silentForMs = 2_500;

export function ConnectionLine() {
  const state = useConnectionState();
  const [settled] = useDebouncedValue(state, silentForMs);
  const isTroubled = settled === state && state !== "live" && state !== "idle";
  return (
    <div role="status">
      {isTroubled ? (
        <div className={classes.connection}>
          {state === "connecting" ? <Loader size={12} color="yellow" aria-hidden /> : null}
          {t(`inbox.connection.${state}`)}
        </div>
      ) : null}
    </div>
  );
}
