// The form of the selected block, generated from its schema: tabs Content, Logic and Advanced.

import { ActionIcon, Menu, Tabs, Text, TextInput } from "@mantine/core";
import type { Block } from "@parley/contracts/flow";
import { blockDefinition, blockFields, fieldTabs } from "@parley/flow-engine";
import { IconCopy, IconDots, IconFlag, IconPointer, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { t } from "../../../i18n/t.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { duplicateSelected, removeSelected } from "../actions.ts";
import { useBlock, useEditor, useServices, useView } from "../editorContext.tsx";
import { renameBlock, setStart } from "../model/commands.ts";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import { BlockIcon } from "../parts/blockIcons.tsx";
import { ChannelNotes } from "./ChannelNotes.tsx";
import classes from "./Inspector.module.css";
import { TabFields } from "./TabFields.tsx";

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
            <TabFields key={name} block={block} fields={fields} tab={name} />
            {name === "content" ? <ChannelNotes block={block} /> : null}
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
