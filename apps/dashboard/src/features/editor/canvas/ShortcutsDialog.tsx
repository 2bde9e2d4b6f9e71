// The list of keys, made from the table that also recognises them.

import { Kbd, Modal, Table } from "@mantine/core";
import { Fragment } from "react";
import { isMessageKey, t } from "../../../i18n/t.ts";
import { useServices, useView } from "../editorContext.tsx";
import { shortcuts } from "../model/shortcuts.ts";

export function ShortcutsDialog() {
  const { view } = useServices();
  const isOpen = useView((state) => state.dialog === "shortcuts");
  return (
    <Modal
      opened={isOpen}
      onClose={() => view.set({ dialog: null })}
      title={t("editor.shortcuts.title")}
      size="md"
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <Table verticalSpacing={6} aria-label={t("editor.shortcuts.title")}>
        <Table.Tbody>
          {shortcuts.map(({ action, keys }) => (
            <Table.Tr key={action}>
              <Table.Th scope="row" fw={400}>
                {t(`editor.shortcut.${action}`)}
              </Table.Th>
              <Table.Td ta="end">
                {keys.map((key, index) => (
                  <Fragment key={key}>
                    {index > 0 ? " " : null}
                    <Kbd size="xs">{keyText(key)}</Kbd>
                  </Fragment>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

function keyText(name: string): string {
  // `+` alone is a key, not a separator.
  const parts = name === "+" ? ["+"] : name.split("+");
  return parts
    .map((part) => {
      if (part === "mod") return isApple() ? "⌘" : t("editor.key.ctrl");
      const key = `editor.key.${part}`;
      return isMessageKey(key) ? t(key) : part.toUpperCase();
    })
    .join(" ");
}
