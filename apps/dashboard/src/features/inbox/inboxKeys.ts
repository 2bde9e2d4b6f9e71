// The keys of the inbox, for the help dialog.

import type { ShortcutGroup } from "../../app/shell/shortcutHelp.ts";
import { t } from "../../i18n/t.ts";

export const inboxKeys: ShortcutGroup = {
  title: t("inbox.title"),
  items: [
    { keys: ["J"], label: t("inbox.keys.next") },
    { keys: ["K"], label: t("inbox.keys.previous") },
    { keys: ["Enter"], label: t("inbox.keys.open") },
    { keys: ["R"], label: t("inbox.keys.reply") },
    { keys: ["A"], label: t("inbox.keys.accept") },
    { keys: ["T"], label: t("inbox.keys.takeOver") },
    { keys: ["E"], label: t("inbox.keys.close") },
    { keys: ["U"], label: t("inbox.keys.unread") },
    { keys: ["/"], label: t("inbox.keys.quick") },
    { keys: ["Shift", "Enter"], label: t("inbox.keys.newLine") },
    { keys: ["Esc"], label: t("inbox.keys.back") },
  ],
};
