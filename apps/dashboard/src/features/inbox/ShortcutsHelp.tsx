// The keys of the inbox at a glance.

import { Kbd, Modal } from "@mantine/core";
import { Fragment } from "react";
import { t, type MessageKey } from "../../i18n/t.ts";
import classes from "./inbox.module.css";

const keys: readonly (readonly [string, MessageKey])[] = [
  ["j ↓", "inbox.keys.next"],
  ["k ↑", "inbox.keys.previous"],
  ["Enter", "inbox.keys.open"],
  ["r", "inbox.keys.reply"],
  ["a", "inbox.keys.accept"],
  ["t", "inbox.keys.takeOver"],
  ["e", "inbox.keys.close"],
  ["u", "inbox.keys.unread"],
  ["s", "inbox.keys.search"],
  ["/", "inbox.keys.quick"],
  ["Enter", "inbox.keys.send"],
  ["Shift+Enter", "inbox.keys.newLine"],
  ["Esc", "inbox.keys.back"],
  ["?", "inbox.keys.help"],
];

export function ShortcutsHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t("inbox.keys.title")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <dl className={classes.keys}>
        {keys.map(([key, label]) => (
          <Fragment key={label}>
            <dt>
              {key.split(" ").map((part) => (
                <Kbd key={part} mr={4}>
                  {part}
                </Kbd>
              ))}
            </dt>
            <dd>{t(label)}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
