// Where an output leads: any block of the flow, a new end of the chat, or nowhere yet.

import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { t } from "../../../i18n/t.ts";
import type { Block } from "@parley/contracts/flow";
import { newBlock } from "@parley/flow-engine";
import { useEditor, useServices, useView } from "../editorContext.tsx";
import { longTitleOf } from "../model/blockTitle.ts";
import { addAndConnect, connect, disconnect } from "../model/commands.ts";
import { type OutputRef, readingOrder } from "../model/content.ts";
import { contentOf } from "../model/editorStore.ts";
import { placeBehind } from "../model/graph.ts";
import { newId } from "../model/newId.ts";
import { outputOfPath } from "./fieldOfPath.ts";

/** Never a block id: they cannot hold a colon. */
const newEnd = "new:end";
/** Choices drawn at once; typing narrows them down. */
const shownAtOnce = 100;

interface TargetSelectProps {
  from: OutputRef;
  label: string;
  isLabelHidden?: boolean;
}

export function TargetSelect({ from, label, isLabelHidden = false }: TargetSelectProps) {
  const { store } = useServices();
  const target = useEditor(
    (state) => contentOf(state).document.blocks[from.blockId]?.outputs[from.output] ?? null,
  );
  const problem = useView((view) =>
    view.problemsByBlock.get(from.blockId)?.find(({ path }) => outputOfPath(path) === from.output),
  );
  const [isOpen, setOpen] = useState(false);
  const blocks = useBlockChoices(isOpen, target);
  const choices = useMemo(() => [{ value: newEnd, label: t("editor.target.newEnd") }, ...blocks], [blocks]);
  const onChange = (chosen: string | null) => {
    if (chosen === null) return store.apply((content) => disconnect(content, from));
    if (chosen !== newEnd) return store.apply((content) => connect(content, from, chosen));
    const end = newBlock("end", newId());
    if (!end) return;
    store.apply((content) =>
      addAndConnect(disconnect(content, from), { block: end, position: placeBehind(content, from), from }),
    );
  };
  return (
    <Select
      {...(isLabelHidden ? { "aria-label": label } : { label })}
      // In a list the red border says enough: words would push the entries below away from the pointer.
      error={isLabelHidden ? problem !== undefined : problem?.message}
      data={choices}
      value={target}
      onChange={onChange}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      placeholder={t("editor.target.none")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("editor.target.clear", { output: label }) }}
      limit={shownAtOnce}
      nothingFoundMessage={t("editor.target.noMatch")}
      comboboxProps={{ withinPortal: true }}
      size="sm"
    />
  );
}

export interface BlockChoice {
  value: string;
  label: string;
}

/**
 * Blocks for a select, in the order of the conversation. All of them only while its list is open; else just the chosen
 * one, so that typing into a form does not list a large flow again with every letter.
 */
export function useBlockChoices(isOpen: boolean, chosen: string | null): BlockChoice[] {
  const document = useEditor((state) => (isOpen ? contentOf(state).document : null));
  const chosenBlock = useEditor((state) => contentOf(state).document.blocks[chosen ?? ""]);
  return useMemo(() => {
    if (document === null) return chosenBlock ? [choiceOf(chosenBlock)] : [];
    return readingOrder(document).flatMap((id) => {
      const block = document.blocks[id];
      return block ? [choiceOf(block)] : [];
    });
  }, [document, chosenBlock]);
}

function choiceOf(block: Block): BlockChoice {
  return { value: block.id, label: longTitleOf(block) };
}
