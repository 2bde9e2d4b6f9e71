// The fields of one tab. Long tabs show what is used most; the rest waits behind "More settings".

import { Alert, Button, Stack, Text } from "@mantine/core";
import type { Block } from "@parley/contracts/flow";
import { type BlockField, blockFields, type FieldTab, outputsOf } from "@parley/flow-engine";
import { IconChevronDown } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { useServices, useView } from "../editorContext.tsx";
import { isSameValue } from "../model/isSameValue.ts";
import { FieldControl } from "./FieldControl.tsx";
import { fieldOfPath, outputOfPath } from "./fieldOfPath.ts";
import { rowOutputs } from "./rowOutputs.ts";
import { TargetSelect } from "./TargetSelect.tsx";

/** Fields of a tab beyond these are folded away while they have their defaults. */
const shownAtFirst = 6;

interface TabFieldsProps {
  block: Block;
  fields: readonly BlockField[];
  tab: FieldTab;
}

export function TabFields({ block, fields, tab }: TabFieldsProps) {
  const { view } = useServices();
  const problems = useView((state) => state.problemsByBlock.get(block.id));
  const wanted = useView((state) => state.field);
  const place = useRef<HTMLDivElement>(null);
  const own = fields.filter((field) => field.tab === tab);
  // Decided once, so that a field does not jump away while it is being set back to its default.
  const [rare] = useState(() => rareFields(block, own, tab));
  const [isOpen, setOpen] = useState(false);
  if (wanted !== null && rare.has(wanted) && !isOpen) setOpen(true);
  const problemOf = (key: string) => problems?.find((problem) => fieldOfPath(problem.path) === key)?.message;
  const isFolded = (field: BlockField) =>
    !isOpen && rare.has(field.key) && problemOf(field.key) === undefined;
  const visible = own.filter((field) => isVisible(block, field));
  const shown = visible.filter((field) => !isFolded(field));
  const folded = visible.length - shown.length;

  useEffect(() => {
    if (wanted === null || wanted === "title") return;
    const row = place.current?.querySelector(`[data-field="${CSS.escape(wanted)}"]`);
    row?.scrollIntoView({ block: "nearest" });
    row?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select, button")?.focus();
    if (row) view.set({ field: null });
  }, [wanted, view]);

  const general =
    problems?.filter(({ path }) => fieldOfPath(path) === null && outputOfPath(path) === null) ?? [];
  return (
    <Stack gap="md" ref={place}>
      {shown.map((field) => (
        <div key={field.key} data-field={field.key}>
          <FieldControl block={block} field={field} error={problemOf(field.key)} isFocused={false} />
        </div>
      ))}
      {folded > 0 ? (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconChevronDown size={14} />}
          aria-expanded={false}
          onClick={() => setOpen(true)}
        >
          {t("editor.inspector.more", { count: folded })}
        </Button>
      ) : null}
      {tab === "content" ? <Targets block={block} fields={fields} /> : null}
      {tab === "content"
        ? general.map((problem) => (
            <Alert
              key={`${problem.code}${problem.path}`}
              color={problem.severity === "error" ? "red" : "yellow"}
              variant="light"
              p="xs"
            >
              <Text size="sm">{problem.message}</Text>
              <Text size="xs">{problem.hint}</Text>
            </Alert>
          ))
        : null}
      {visible.length === 0 && tab !== "content" ? (
        <Text c="dimmed">{t("editor.inspector.nothing")}</Text>
      ) : null}
    </Stack>
  );
}

/** Content is never folded: it is what the block is about. */
function rareFields(block: Block, fields: readonly BlockField[], tab: FieldTab): ReadonlySet<string> {
  if (tab === "content" || fields.length <= shownAtFirst + 1) return new Set();
  return new Set(
    fields
      .slice(shownAtFirst)
      .filter(
        ({ key, defaultValue, required }) =>
          !required && (!(key in block.settings) || isSameValue(block.settings[key], defaultValue)),
      )
      .map(({ key }) => key),
  );
}

/** "Go to next message" for each output that the lists above do not show themselves. */
function Targets({ block, fields }: { block: Block; fields: readonly BlockField[] }) {
  const inRows = rowOutputs(block, fields);
  const outputs = outputsOf(block).filter((output) => !inRows.has(output.id));
  return outputs.map((output) => (
    <div key={output.id} data-field={`outputs.${output.id}`}>
      <TargetSelect
        from={{ blockId: block.id, output: output.id }}
        label={
          outputs.length === 1 && output.id === "next"
            ? t("editor.target.next")
            : t("editor.target.of", { output: output.label })
        }
      />
    </div>
  ));
}

function isVisible(block: Block, field: BlockField): boolean {
  const { visibleWhen } = field;
  if (!visibleWhen) return true;
  const other = blockFields(block.kind).find((candidate) => candidate.key === visibleWhen.field);
  const value = visibleWhen.field in block.settings ? block.settings[visibleWhen.field] : other?.defaultValue;
  return value === visibleWhen.equals;
}
