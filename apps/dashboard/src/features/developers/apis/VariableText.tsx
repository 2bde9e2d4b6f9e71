// A text with variables. `/` at the beginning of a word, or the button, opens the list of variables.
import { ActionIcon, Popover, Textarea, TextInput } from "@mantine/core";
import { chatVariables, contactVariables } from "@parley/flow-engine";
import { IconVariable } from "@tabler/icons-react";
import { type ReactNode, type RefObject, useMemo, useRef, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { PickList, type PickGroup } from "../../editor/parts/PickList.tsx";
import type { ApiForm } from "./apiForm.ts";
import { useAttributes } from "./queries.ts";
import classes from "./apis.module.css";

interface VariableTextProps {
  form: ApiForm;
  /** Its path in the form. */
  field: string;
  label: string;
  isLabelHidden?: boolean;
  description?: ReactNode;
  placeholder?: string | undefined;
  maxLength?: number;
  /** Several lines in a monospaced font. */
  isCode?: boolean;
}

export function VariableText(props: VariableTextProps) {
  const { form, field, label, isLabelHidden = false, isCode = false } = props;
  const input = form.getInputProps(field);
  const value: string = input.value;
  const onChange: (text: string) => void = input.onChange;
  const error: ReactNode = input.error;
  const area = useRef<HTMLTextAreaElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const ref: RefObject<HTMLTextAreaElement | HTMLInputElement | null> = isCode ? area : line;
  const [isOpen, setOpen] = useState(false);
  /** Where the variable goes: the slash that opened the list is replaced. */
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
    // Behind a quote or colon too: that is where values of JSON begin.
    if (caret === 1 || /[\s":=,[]/.test(text[caret - 2] ?? " ")) openAt(caret - 1, caret);
  };

  const shared = {
    value,
    "aria-label": isLabelHidden ? label : undefined,
    label: isLabelHidden ? undefined : label,
    description: error ? undefined : props.description,
    placeholder: props.placeholder,
    error,
    maxLength: props.maxLength,
    autoComplete: "off",
    spellCheck: false,
    inputWrapperOrder: ["label", "input", "description", "error"] as (
      | "label"
      | "input"
      | "description"
      | "error"
    )[],
    rightSection: (
      <ActionIcon
        size={26}
        aria-label={t("developers.apis.variables.insertInto", { field: label })}
        title={t("developers.apis.variables.insert")}
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
        <div className={classes.grow}>
          {isCode ? (
            <Textarea
              {...shared}
              ref={area}
              autosize
              minRows={6}
              maxRows={20}
              classNames={{ section: classes.topSection ?? "", input: classes.code ?? "" }}
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
        aria-label={t("developers.apis.variables.title")}
      >
        {isOpen ? <VariableList onPick={insert} onCancel={close} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function VariableList({ onPick, onCancel }: { onPick: (snippet: string) => void; onCancel: () => void }) {
  const attributes = useAttributes();
  const groups = useMemo((): PickGroup[] => {
    const item = (label: string, path: string) => ({ id: `{{ ${path} }}`, label, keywords: path });
    const entries = (names: Record<string, string>, root: string) =>
      Object.entries(names).map(([key, label]) => item(label, `${root}.${key}`));
    return [
      {
        label: t("developers.apis.variables.attributes"),
        items: attributes.map(({ key, name }) => item(name, `attributes.${key}`)),
      },
      { label: t("developers.apis.variables.contact"), items: entries(contactVariables, "contact") },
      { label: t("developers.apis.variables.chat"), items: entries(chatVariables, "chat") },
      {
        label: t("developers.apis.variables.time"),
        items: [
          item(t("developers.apis.variables.date"), 'now | date: "%Y-%m-%d"'),
          item(t("developers.apis.variables.moment"), "now"),
        ],
      },
    ];
  }, [attributes]);
  return (
    <PickList
      label={t("developers.apis.variables.search")}
      groups={groups}
      onPick={onPick}
      onCancel={onCancel}
      autoFocus
      compact
    />
  );
}
