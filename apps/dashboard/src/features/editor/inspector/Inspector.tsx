// The form of the selected block, generated from its schema: tabs Content, Logic and Advanced.

import { ActionIcon, Alert, Menu, Stack, Tabs, Text, TextInput } from "@mantine/core";
import type { Block } from "@parley/contracts/flow";
import {
  blockDefinition,
  type BlockField,
  blockFields,
  type FieldTab,
  fieldTabs,
  outputsOf,
} from "@parley/flow-engine";
import { IconCopy, IconDots, IconFlag, IconPointer, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { t } from "../../../i18n/t.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { duplicateSelected, removeSelected } from "../actions.ts";
import { useBlock, useEditor, useServices, useView } from "../editorContext.tsx";
import { renameBlock, setStart } from "../model/commands.ts";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import { BlockIcon } from "../parts/blockIcons.tsx";
import { FieldControl } from "./FieldControl.tsx";
import { fieldOfPath, outputOfPath } from "./fieldOfPath.ts";
import classes from "./Inspector.module.css";
import { TargetSelect } from "./TargetSelect.tsx";

export function Inspector() {
  const selection = useEditor(selectionOf);
  const isLocked = useEditor((state) => state.isLocked);
  const [only] = selection;
  if (selection.length > 1) {
    return (
      <EmptyState
        icon={IconPointer}
        title={t("editor.inspector.many", { count: selection.length })}
        text={t("editor.inspector.manyText")}
      />
    );
  }
  if (only === undefined) {
    return (
      <EmptyState
        icon={IconPointer}
        title={t("editor.inspector.none")}
        text={t("editor.inspector.noneText")}
      />
    );
  }
  return (
    // A disabled fieldset switches off every control inside it.
    <fieldset disabled={isLocked} className={classes.form}>
      <BlockForm key={only} blockId={only} />
    </fieldset>
  );
}

function BlockForm({ blockId }: { blockId: string }) {
  const { view } = useServices();
  const block = useBlock(blockId);
  const tab = useView((state) => state.tab);
  if (!block) return null;
  const fields = blockFields(block.kind);
  const tabs = fieldTabs.filter((name) => name === "content" || fields.some((field) => field.tab === name));
  const shown = tabs.includes(tab) ? tab : "content";
  return (
    <>
      <FormHead block={block} />
      <Tabs
        value={shown}
        onChange={(chosen) => {
          const next = fieldTabs.find((known) => known === chosen);
          if (next) view.set({ tab: next, field: null });
        }}
        keepMounted={false}
        classNames={{ root: classes.tabs ?? "", panel: classes.panel ?? "" }}
      >
        {/* A single tab would only be a line in the way. */}
        <Tabs.List grow px="md" className={tabs.length > 1 ? undefined : classes.onlyTab}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`editor.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((name) => (
          <Tabs.Panel key={name} value={name}>
            <TabFields block={block} fields={fields} tab={name} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function FormHead({ block }: { block: Block }) {
  const services = useServices();
  const { store, view } = services;
  const isStart = useEditor((state) => contentOf(state).document.start === block.id);
  const isTitleWanted = useView((state) => state.field === "title");
  const title = useRef<HTMLInputElement>(null);
  const definition = blockDefinition(block.kind);
  useEffect(() => {
    if (!isTitleWanted) return;
    title.current?.focus();
    title.current?.select();
    view.set({ field: null });
  }, [isTitleWanted, view]);
  return (
    <div className={classes.head}>
      <BlockIcon icon={definition?.icon} group={definition?.group} />
      <TextInput
        ref={title}
        className={classes.titleInput ?? ""}
        variant="unstyled"
        aria-label={t("editor.inspector.name")}
        placeholder={definition?.label ?? block.kind}
        value={block.title ?? ""}
        maxLength={100}
        onChange={(event) => {
          const { value } = event.currentTarget;
          store.apply((content) => renameBlock(content, block.id, value), { key: `title:${block.id}` });
        }}
      />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon aria-label={t("editor.inspector.actions")}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconFlag size={16} />}
            disabled={isStart}
            onClick={() => store.apply((content) => setStart(content, block.id))}
          >
            {t("editor.inspector.setStart")}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => duplicateSelected(services)}>
            {t("editor.inspector.duplicate")}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} />}
            onClick={() => removeSelected(services)}
          >
            {t("editor.inspector.remove")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Text size="xs" c="dimmed" className={classes.kind}>
        {definition?.description ?? t("editor.inspector.unknownKind", { kind: block.kind })}
      </Text>
    </div>
  );
}

function TabFields({ block, fields, tab }: { block: Block; fields: readonly BlockField[]; tab: FieldTab }) {
  const { view } = useServices();
  const problems = useView((state) => state.problemsByBlock.get(block.id));
  const wanted = useView((state) => state.field);
  const place = useRef<HTMLDivElement>(null);
  const shown = fields.filter((field) => field.tab === tab && isVisible(block, field));

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
          <FieldControl
            block={block}
            field={field}
            error={problems?.find((problem) => fieldOfPath(problem.path) === field.key)?.message}
            isFocused={false}
          />
        </div>
      ))}
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
      {shown.length === 0 && tab !== "content" ? (
        <Text c="dimmed">{t("editor.inspector.nothing")}</Text>
      ) : null}
    </Stack>
  );
}

/** "Go to next message" for each output that the options or branches above do not show themselves. */
function Targets({ block, fields }: { block: Block; fields: readonly BlockField[] }) {
  const hasOwnTargets = fields.some((field) => field.control === "options" || field.control === "conditions");
  const outputs = outputsOf(block).filter(
    (output) => !hasOwnTargets || ["next", "else", "unavailable"].includes(output.id),
  );
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
