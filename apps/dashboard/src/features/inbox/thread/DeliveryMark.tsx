// How far a message of ours has come, as a mark with its name.

import { IconAlertCircle, IconCheck, IconChecks, IconClock } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import type { DeliveryState } from "../store/thread.ts";
import classes from "./thread.module.css";

const icons = {
  sending: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertCircle,
};

export function DeliveryMark({ state }: { state: DeliveryState }) {
  const Icon = icons[state];
  const label = t(`inbox.delivery.${state}`);
  return (
    <span className={classes.delivery} data-state={state} title={label}>
      <Icon size={14} stroke={2} role="img" aria-label={label} />
      {state === "read" ? <span aria-hidden>{label}</span> : null}
    </span>
  );
}
