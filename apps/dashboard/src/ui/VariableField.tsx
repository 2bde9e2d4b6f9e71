// A text with variables. `/` at the beginning of a word, or the button, opens the list of variables.

import { ActionIcon, Popover, Textarea, TextInput } from "@mantine/core";
import { IconVariable } from "@tabler/icons-react";
import {
  type ComponentType,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useRef,
  useState,
} from "react";
import { t } from "../i18n/t.ts";
import { type PickGroup, PickList } from "./PickList.tsx";
import classes from "./VariableField.module.css";

/** Characters a slash may follow to open the list, beside the beginning of the text. */
export const behindBlank = /\s/;

export interface VariableFieldProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  /** Only read out; the label is drawn by somebody else. */
  isLabelHidden?: boolean;
  description?: ReactNode;
  placeholder?: string | undefined;
  error?: ReactNode;
  isMultiline?: boolean;
  /** A monospaced font, and no spelling marks. */
  isCode?: boolean;
  maxLength?: number | undefined;
  isFocused?: boolean;
  isRequired?: boolean;
  onKeyDown?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
  opensBehind?: RegExp;
  className?: string;
  /** Draws the list while it is open; see `VariableList`. */
  List: ComponentType<PickHandlers>;
}

export interface PickHandlers {
  onPick: (snippet: string) => void;
  onCancel: () => void;
}

export function VariableField(props: VariableFieldProps) {
  const { value, onChange, label, isLabelHidden = false, isMultiline = false, isCode = false } = props;
  const { opensBehind = behindBlank, className, List } = props;
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
    if (caret === 1 || opensBehind.test(text[caret - 2] ?? " ")) openAt(caret - 1, caret);
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
    ...(isCode ? { autoComplete: "off", spellCheck: false } : {}),
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
        aria-label={t("ui.variables.insertInto", { field: label })}
        title={t("ui.variables.insert")}
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
        <div className={className}>
          {isMultiline ? (
            <Textarea
              {...shared}
              ref={area}
              autosize
              minRows={isCode ? 6 : 2}
              maxRows={isCode ? 20 : 12}
              classNames={{ section: classes.topSection ?? "", input: isCode ? (classes.code ?? "") : "" }}
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
        aria-label={t("ui.variables.title")}
      >
        {isOpen ? <List onPick={insert} onCancel={close} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The variables in groups, with a search. */
export function VariableList({ groups, onPick, onCancel }: PickHandlers & { groups: readonly PickGroup[] }) {
  return (
    <PickList
      label={t("ui.variables.search")}
      groups={groups}
      onPick={onPick}
      onCancel={onCancel}
      autoFocus
      compact
    />
  );
}
