// A text with variables. `/` at the beginning of a word, or the button, opens the variable picker.

import { ActionIcon, Popover, Textarea, TextInput } from "@mantine/core";
import { listVariables } from "@parley/flow-engine";
import { IconVariable } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useMemo, useRef, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { useEditor } from "../editorContext.tsx";
import { contentOf } from "../model/editorStore.ts";
import { type PickGroup, PickList } from "../parts/PickList.tsx";
import { useAttributes } from "../queries.ts";
import classes from "./Inspector.module.css";

interface TemplateTextProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  /** Only read out; the label is drawn by somebody else. */
  isLabelHidden?: boolean;
  description?: ReactNode;
  placeholder?: string;
  error?: ReactNode;
  isMultiline?: boolean;
  maxLength?: number;
  isFocused?: boolean;
  isRequired?: boolean;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
}

export function TemplateText(props: TemplateTextProps) {
  const { value, onChange, label, isLabelHidden = false, isMultiline = false } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const ref: RefObject<HTMLTextAreaElement | HTMLInputElement | null> = isMultiline ? area : line;
  const [isOpen, setOpen] = useState(false);
  /** Where the variable goes: the slash that opened the picker is replaced. */
  const place = useRef({ start: 0, end: 0 });

  const openAt = (start: number, end: number) => {
    place.current = { start, end };
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    ref.current?.focus();
  };
  const insert = (snippet: string) => {
    const { start, end } = place.current;
    onChange(`${value.slice(0, start)}${snippet}${value.slice(end)}`);
    setOpen(false);
    const caret = start + snippet.length;
    requestAnimationFrame(() => {
      ref.current?.focus();
      ref.current?.setSelectionRange(caret, caret);
    });
  };
  const change = (text: string, caret: number | null) => {
    onChange(text);
    if (caret === null || text.length !== value.length + 1 || text[caret - 1] !== "/") return;
    if (caret === 1 || /\s/.test(text[caret - 2] ?? " ")) openAt(caret - 1, caret);
  };

  const shared = {
    value,
    "aria-label": isLabelHidden ? label : undefined,
    label: isLabelHidden ? undefined : label,
    // A problem takes the place of the hint, so that nothing below moves while somebody is about to press it.
    description: props.error ? undefined : props.description,
    placeholder: props.placeholder,
    error: props.error,
    maxLength: props.maxLength,
    withAsterisk: props.isRequired,
    onKeyDown: props.onKeyDown,
    autoFocus: props.isFocused,
    inputWrapperOrder: ["label", "input", "description", "error"] as (
      | "label"
      | "input"
      | "description"
      | "error"
    )[],
    rightSection: (
      <ActionIcon
        size={26}
        aria-label={t("editor.variables.insertInto", { field: label })}
        title={t("editor.variables.insert")}
        onClick={() => {
          const caret = ref.current?.selectionStart ?? value.length;
          openAt(caret, ref.current?.selectionEnd ?? caret);
        }}
      >
        <IconVariable size={16} />
      </ActionIcon>
    ),
  };

  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => !opened && close()}
      position="bottom-end"
      width={300}
      trapFocus
      withRoles={false}
      withinPortal
      shadow="md"
    >
      <Popover.Target>
        <div>
          {isMultiline ? (
            <Textarea
              {...shared}
              ref={area}
              autosize
              minRows={2}
              maxRows={12}
              classNames={{ section: classes.topSection ?? "" }}
              onChange={(event) => change(event.currentTarget.value, event.currentTarget.selectionStart)}
            />
          ) : (
            <TextInput
              {...shared}
              ref={line}
              onChange={(event) => change(event.currentTarget.value, event.currentTarget.selectionStart)}
            />
          )}
        </div>
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        p={8}
        className={classes.variables ?? ""}
        aria-label={t("editor.variables.title")}
      >
        {isOpen ? <VariableList onPick={insert} onCancel={close} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

const groups = ["contact", "attributes", "answers", "variables", "chat", "bot", "time"] as const;

function VariableList({ onPick, onCancel }: { onPick: (snippet: string) => void; onCancel: () => void }) {
  const document = useEditor((state) => contentOf(state).document);
  const attributes = useAttributes();
  const list = useMemo((): PickGroup[] => {
    const names = new Map(attributes.map(({ key, name }) => [key, name]));
    const variables = listVariables(document, [...names.keys()]);
    return groups.map((group) => ({
      label: t(`editor.variables.${group}`),
      items: variables
        .filter((variable) => variable.group === group)
        .map((variable) => ({
          id: variable.snippet,
          label: (group === "attributes" && names.get(variable.label)) || variable.label,
          keywords: variable.snippet,
        })),
    }));
  }, [document, attributes]);
  return (
    <PickList
      label={t("editor.variables.search")}
      groups={list}
      onPick={onPick}
      onCancel={onCancel}
      autoFocus
      compact
    />
  );
}
