// A value that becomes a field when pressed. Enter or leaving saves, Escape puts the old value back; what the server
// refuses stays in the field with its reason.

import { ActionIcon, Loader, Text, UnstyledButton } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState, type FocusEvent, type KeyboardEvent, type ReactNode } from "react";
import { fieldErrors, errorText } from "../../../api/errorText.ts";
import { t } from "../../../i18n/t.ts";
import { CopyIcon } from "../../../ui/CopyField.tsx";
import classes from "./contact.module.css";

export interface FieldProps<Value> {
  value: Value;
  onChange: (value: Value) => void;
  /** For each input of the field: saving and giving up by keyboard, saving when left. */
  events: { onKeyDown: (event: KeyboardEvent) => void; onBlur: (event: FocusEvent) => void };
}

interface EditableValueProps<Value> {
  label: ReactNode;
  name: string;
  /** As it is shown and copied; empty when nothing is known. */
  text: string;
  value: Value;
  isAllowed: boolean;
  renderField: (props: FieldProps<Value>) => ReactNode;
  onSave: (value: Value) => Promise<void>;
  /** Beside the value, for instance a button that removes it. */
  extra?: ReactNode;
}

export function EditableValue<Value>(props: EditableValueProps<Value>) {
  const { label, name, text, value, isAllowed, renderField, onSave, extra } = props;
  const [draft, setDraft] = useState<{ value: Value } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  /** Whether the field was closed by keyboard: then the focus goes back to where it came from. */
  const [isReturning, setIsReturning] = useState(false);

  const close = () => {
    setDraft(null);
    setProblem(null);
  };
  const save = async () => {
    if (draft === null || isSaving) return;
    if (JSON.stringify(draft.value) === JSON.stringify(value)) return close();
    setIsSaving(true);
    try {
      await onSave(draft.value);
      close();
    } catch (error) {
      setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error).title);
    } finally {
      setIsSaving(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      setIsReturning(true);
      void save();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      setIsReturning(true);
      close();
    }
  };
  const onBlur = (event: FocusEvent) => {
    if (event.currentTarget.closest("[data-editing]")?.contains(event.relatedTarget)) return;
    setIsReturning(false);
    void save();
  };

  return (
    <div className={classes.value}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.content}>
        {draft === null ? (
          <>
            {isAllowed ? (
              <UnstyledButton
                autoFocus={isReturning}
                className={classes.edit}
                onClick={() => setDraft({ value })}
                aria-label={
                  text
                    ? t("inbox.contact.editNamed", { label: name, value: text })
                    : t("inbox.contact.addNamed", { label: name })
                }
              >
                <ValueText text={text} />
                <IconPencil size={13} className={classes.pencil} aria-hidden />
              </UnstyledButton>
            ) : (
              <ValueText text={text} />
            )}
            {text ? <CopyIcon label={name} value={text} /> : null}
            {extra}
          </>
        ) : (
          <div data-editing className={classes.editing}>
            {renderField({
              value: draft.value,
              onChange: (next) => setDraft({ value: next }),
              events: { onKeyDown, onBlur },
            })}
            {isSaving ? <Loader size={14} /> : null}
            {problem ? (
              <Text size="xs" c="var(--mantine-color-error)" role="alert">
                {problem}
              </Text>
            ) : null}
          </div>
        )}
      </dd>
    </div>
  );
}

function ValueText({ text }: { text: string }) {
  return text ? (
    <span className={classes.text} title={text}>
      <bdi>{text}</bdi>
    </span>
  ) : (
    <Text span size="sm" c="dimmed">
      {t("inbox.contact.add")}
    </Text>
  );
}

export function SmallAction({
  label,
  icon,
  onClick,
}: {
  label: string;
  icon: ReactNode;
  onClick: () => void;
}) {
  return (
    <ActionIcon size={24} aria-label={label} onClick={onClick}>
      {icon}
    </ActionIcon>
  );
}
