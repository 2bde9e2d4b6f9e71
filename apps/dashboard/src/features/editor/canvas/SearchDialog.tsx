// Finds a block by its name or its text.

import { Modal } from "@mantine/core";
import { blockDefinition, describeBlock } from "@parley/flow-engine";
import { useMemo } from "react";
import { t } from "../../../i18n/t.ts";
import { useContent, useServices, useView } from "../editorContext.tsx";
import { titleOf } from "../model/blockTitle.ts";
import { readingOrder } from "../model/content.ts";
import { BlockIcon } from "../parts/blockIcons.tsx";
import { type PickGroup, PickList } from "../parts/PickList.tsx";
import classes from "./SearchDialog.module.css";

export function SearchDialog() {
  const { view } = useServices();
  const isOpen = useView((state) => state.dialog === "search");
  const close = () => view.set({ dialog: null });
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t("editor.search.title")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
      yOffset="10vh"
      centered={false}
      returnFocus={false}
    >
      {isOpen ? <BlockSearch onDone={close} /> : null}
    </Modal>
  );
}

function BlockSearch({ onDone }: { onDone: () => void }) {
  const { store, view } = useServices();
  const { document } = useContent();
  const groups = useMemo((): PickGroup[] => {
    const items = readingOrder(document).flatMap((id) => {
      const block = document.blocks[id];
      if (!block) return [];
      const definition = blockDefinition(block.kind);
      return [
        {
          id,
          label: titleOf(block),
          description: describeBlock(block),
          keywords: `${definition?.label ?? ""} ${textsOf(block.settings)}`,
          icon: <BlockIcon icon={definition?.icon} group={definition?.group} />,
        },
      ];
    });
    return [{ label: t("editor.search.blocks"), items }];
  }, [document]);
  return (
    <div className={classes.search}>
      <PickList
        label={t("editor.search.label")}
        groups={groups}
        autoFocus
        emptyText={t("editor.search.empty")}
        onCancel={onDone}
        onPick={(blockId) => {
          onDone();
          store.select([blockId]);
          // After the dialog has given the focus back.
          requestAnimationFrame(() => view.set({ panel: "block", reveal: { blockId, focus: true } }));
        }}
      />
    </div>
  );
}

/** All texts inside settings, so that an option or a link is found too. */
function textsOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(textsOf).join(" ");
}
