// The keys of the inbox, for the help dialog.

import type { ShortcutGroup } from "../../app/shell/shortcutHelp.ts";

export const inboxKeys: ShortcutGroup = {
  title: "inbox.title",
  items: [
    { keys: ["J"], label: "inbox.keys.next" },
    { keys: ["K"], label: "inbox.keys.previous" },
    { keys: ["Enter"], label: "inbox.keys.open" },
    { keys: ["R"], label: "inbox.keys.reply" },
    { keys: ["A"], label: "inbox.keys.accept" },
    { keys: ["T"], label: "inbox.keys.takeOver" },
    { keys: ["E"], label: "inbox.keys.close" },
    { keys: ["U"], label: "inbox.keys.unread" },
    { keys: ["/"], label: "inbox.keys.quick" },
    { keys: ["Shift", "Enter"], label: "inbox.keys.newLine" },
    { keys: ["Esc"], label: "inbox.keys.back" },
  ],
};
