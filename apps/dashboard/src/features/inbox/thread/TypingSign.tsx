// The visitor is typing. What is being typed is never sent.

import { t } from "../../../i18n/t.ts";
import { useInboxState } from "../inboxOf.ts";
import classes from "./thread.module.css";
import { useIsBefore } from "./useNow.ts";

export function TypingSign({ conversationId, name }: { conversationId: string; name: string }) {
  const until = useInboxState(({ visitorTyping }) => visitorTyping.get(conversationId) ?? 0);
  const isTyping = useIsBefore(until);
  if (!isTyping) return null;
  const label = t("inbox.thread.typing", { name });
  return (
    <div className={classes.typing} role="img" aria-label={label} title={label}>
      <i />
      <i />
      <i />
    </div>
  );
}
