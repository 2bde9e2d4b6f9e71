// The time a visitor books in a test: one of those the calendar tells free there, else any moment.

import { NativeSelect, TextInput } from "@mantine/core";
import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import { currentLanguage, t } from "../../../i18n/t.ts";

interface SlotFieldProps {
  input: Extract<VisitorInput, { kind: "slot" }>;
  question: InputRequest | null;
  onChange: (input: VisitorInput) => void;
}

export function SlotField({ input, question, onChange }: SlotFieldProps) {
  if (question?.kind !== "appointment") {
    return (
      <TextInput
        size="xs"
        label={t("editor.botTests.form.slotTime")}
        value={input.start}
        onChange={(event) => onChange({ ...input, start: event.currentTarget.value.trim() })}
      />
    );
  }
  const { slots, timeZone } = question;
  const format = new Intl.DateTimeFormat(currentLanguage(), {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  });
  const isOffered = slots.some(({ start }) => start === input.start);
  return (
    <NativeSelect
      size="xs"
      label={t("editor.test.slot", { timeZone })}
      value={input.start}
      data={[
        ...(isOffered ? [] : [{ value: input.start, label: input.start || "–" }]),
        ...slots.map(({ start }) => ({ value: start, label: format.format(new Date(start)) })),
      ]}
      onChange={(event) => onChange({ kind: "slot", start: event.currentTarget.value, timeZone })}
    />
  );
}
