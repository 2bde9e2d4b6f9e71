// Signs somebody put on a message.

import type { Message } from "@parley/contracts/messages";
import { t } from "../../../i18n/t.ts";
import classes from "./thread.module.css";

export function Reactions({ message: { reactions } }: { message: Message }) {
  const signs = [reactions?.visitor, reactions?.agent].filter((sign) => sign !== undefined);
  if (signs.length === 0) return null;
  return (
    <div
      className={classes.reactions}
      role="img"
      aria-label={t("inbox.thread.reactions", { signs: signs.join(" ") })}
    >
      {signs.join(" ")}
    </div>
  );
}
