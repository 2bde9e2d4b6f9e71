// Finds a block by its name, texts, kind or id; frames by their title and notes by their text.

import { Modal } from "@mantine/core";
import { blockDefinition, describeBlock } from "@parley/flow-engine";
import { IconFrame, IconNote } from "@tabler/icons-react";
import { useMemo } from "react";
import { t } from "../../../i18n/t.ts";
import { useContent, useServices, useView } from "../editorContext.tsx";
import { titleOf } from "../model/blockTitle.ts";
import { framesOf, notesOf } from "../model/areas.ts";
import { type EditorContent, readingOrder } from "../model/content.ts";
import { BlockIcon } from "../parts/blockIcons.tsx";
import { type PickGroup, PickList } from "../../../ui/PickList.tsx";
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
  const content = useContent();
  // In the list there are no frames and notes to go to.
  const isCanvas = useView((state) => state.mode === "canvas");
  const groups = useMemo(
    () => (isCanvas ? [...blockGroup(content), ...areaGroups(content)] : blockGroup(content)),
    [content, isCanvas],
  );
  return (
    <div className={classes.search}>
      <PickList
        label={t("editor.search.label")}
        groups={groups}
        autoFocus
        emptyText={t("editor.search.empty")}
        onCancel={onDone}
        onPick={(id) => {
          onDone();
          store.select([id]);
          // After the dialog has given the focus back.
          requestAnimationFrame(() => view.set({ panel: "block", reveal: { blockId: id, focus: true } }));
        }}
      />
    </div>
  );
}

function blockGroup({ document }: EditorContent): PickGroup[] {
  const items = readingOrder(document).flatMap((id) => {
    const block = document.blocks[id];
    if (!block) return [];
    const definition = blockDefinition(block.kind);
    return [
      {
        id,
        label: titleOf(block),
        description: describeBlock(block),
        keywords: `${definition?.label ?? ""} ${block.kind} ${id} ${textsOf(block.settings)}`,
        icon: <BlockIcon icon={definition?.icon} group={definition?.group} />,
      },
    ];
  });
  return [{ label: t("editor.search.blocks"), items }];
}

function areaGroups(content: EditorContent): PickGroup[] {
  const frames = framesOf(content).map(({ id, title }) => ({
    id,
    label: title || t("editor.frame.untitled"),
    icon: <IconFrame size={18} aria-hidden />,
  }));
  const notes = notesOf(content).map(({ id, text }) => ({
    id,
    label: text || t("editor.note.empty"),
    icon: <IconNote size={18} aria-hidden />,
  }));
  return [
    { label: t("editor.search.frames"), items: frames },
    { label: t("editor.search.notes"), items: notes },
  ];
}

/** All texts inside settings, so that an option or a link is found too. */
function textsOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(textsOf).join(" ");
}
