// What a visitor answers in a test, edited by fields that fit the open question.

import { Checkbox, Group, NativeSelect, NumberInput, Stack, TextInput } from "@mantine/core";
import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import { t } from "../../../i18n/t.ts";
import { FormFieldInput } from "../testing/inputs/FormFieldInput.tsx";
import { answerKinds, emptyAnswer, optionsOf } from "./answerKinds.ts";
import { JsonField } from "./JsonField.tsx";
import { SlotField } from "./SlotField.tsx";

interface AnswerFieldsProps {
  input: VisitorInput;
  /** What is asked at this step; null when nobody knows. */
  question: InputRequest | null;
  onChange: (input: VisitorInput) => void;
  onBroken: (isBroken: boolean) => void;
}

export function AnswerFields({ input, question, onChange, onBroken }: AnswerFieldsProps) {
  const kinds = [...new Set([...answerKinds(question), input.kind])];
  return (
    <Stack gap={6}>
      {kinds.length > 1 ? (
        <NativeSelect
          size="xs"
          aria-label={t("editor.botTests.form.answerKind")}
          value={input.kind}
          data={kinds.map((value) => ({ value, label: t(`editor.botTests.answer.${value}`) }))}
          onChange={(event) => {
            const kind = kinds.find((known) => known === event.currentTarget.value);
            onBroken(false);
            if (kind) onChange(emptyAnswer(kind, question));
          }}
        />
      ) : null}
      <Fields
        input={input}
        question={question}
        onChange={(changed) => {
          onBroken(false);
          onChange(changed);
        }}
        onBroken={onBroken}
      />
    </Stack>
  );
}

function Fields({ input, question, onChange, onBroken }: AnswerFieldsProps) {
  const asJson = () => (
    <JsonField
      key={input.kind}
      step={{ kind: "input", input }}
      onChange={(step) => {
        if (step.kind === "input") onChange(step.input);
      }}
      onBroken={onBroken}
    />
  );
  switch (input.kind) {
    case "text":
      return (
        <TextField
          text={input.text}
          question={question}
          onChange={(text) => onChange({ kind: "text", text })}
        />
      );
    case "choice":
      if (!input.optionIds.every((id) => id === "" || optionsOf(question).some((option) => option.id === id)))
        return asJson();
      return (
        <ChoiceField
          chosen={input.optionIds}
          question={question}
          onChange={(optionIds) => onChange({ kind: "choice", optionIds })}
        />
      );
    case "phone":
      return (
        <Group gap={6} grow>
          <TextInput
            size="xs"
            label={t("editor.botTests.form.dialCode")}
            value={input.dialCode}
            onChange={(event) => onChange({ ...input, dialCode: event.currentTarget.value.trim() })}
          />
          <TextInput
            size="xs"
            type="tel"
            label={t("editor.botTests.form.phone")}
            value={input.number}
            onChange={(event) => onChange({ ...input, number: event.currentTarget.value })}
          />
        </Group>
      );
    case "date":
      return <DateField input={input} question={question} onChange={onChange} />;
    case "location":
      return (
        <Group gap={6} grow>
          <NumberInput
            size="xs"
            label={t("editor.test.latitude")}
            min={-90}
            max={90}
            hideControls
            value={input.latitude}
            onChange={(typed) => onChange({ ...input, latitude: Number(typed) })}
          />
          <NumberInput
            size="xs"
            label={t("editor.test.longitude")}
            min={-180}
            max={180}
            hideControls
            value={input.longitude}
            onChange={(typed) => onChange({ ...input, longitude: Number(typed) })}
          />
        </Group>
      );
    case "slot":
      return <SlotField input={input} question={question} onChange={onChange} />;
    case "form":
      if (question?.kind !== "form") return asJson();
      return question.fields.map((field) => (
        <FormFieldInput
          key={field.id}
          field={field}
          value={input.values[field.id]}
          onChange={(value) => onChange({ kind: "form", values: { ...input.values, [field.id]: value } })}
        />
      ));
    case "files":
      return asJson();
    case "resend":
    case "skip":
    case "back":
      return null;
  }
}

interface TextFieldProps {
  text: string;
  question: InputRequest | null;
  onChange: (text: string) => void;
}

function TextField({ text, question, onChange }: TextFieldProps) {
  if (question?.kind === "rating") {
    const steps = Array.from({ length: question.max - question.min + 1 }, (_, index) => question.min + index);
    // Something else may have been typed, to see what the bot says to it.
    const values = [...new Set([...steps.map(String), text])];
    return (
      <NativeSelect
        size="xs"
        aria-label={t("editor.test.rating")}
        value={text}
        data={values}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const isNumber = question?.kind === "number" || question?.kind === "range";
  return (
    <TextInput
      size="xs"
      aria-label={t(isNumber ? "editor.botTests.form.number" : "editor.botTests.form.text")}
      // Not a field for numbers alone: tests also try what is none.
      inputMode={isNumber ? "decimal" : undefined}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface ChoiceFieldProps {
  chosen: string[];
  question: InputRequest | null;
  onChange: (optionIds: string[]) => void;
}

function ChoiceField({ chosen, question, onChange }: ChoiceFieldProps) {
  const options = optionsOf(question);
  if (question?.kind === "choices") {
    return (
      <Checkbox.Group value={chosen} onChange={onChange} aria-label={t("editor.botTests.form.options")}>
        <Stack gap={6}>
          {options.map(({ id, title }) => (
            <Checkbox key={id} size="xs" value={id} label={title} />
          ))}
        </Stack>
      </Checkbox.Group>
    );
  }
  return (
    <NativeSelect
      size="xs"
      aria-label={t("editor.botTests.form.option")}
      value={chosen[0] ?? ""}
      data={options.map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(event) => onChange([event.currentTarget.value])}
    />
  );
}

const dateTypes = { date: "date", dateTime: "datetime-local", time: "time", range: "date" } as const;

interface DateFieldProps {
  input: Extract<VisitorInput, { kind: "date" }>;
  question: InputRequest | null;
  onChange: (input: VisitorInput) => void;
}

function DateField({ input, question, onChange }: DateFieldProps) {
  const mode = question?.kind === "date" ? question.mode : modeOf(input);
  const isRange = mode === "range";
  return (
    <Group gap={6} grow={isRange} preventGrowOverflow={false}>
      <TextInput
        size="xs"
        type={dateTypes[mode]}
        label={t(isRange ? "editor.test.from" : `editor.test.date.${mode}`)}
        value={input.from}
        onChange={(event) => onChange({ ...input, from: event.currentTarget.value })}
      />
      {isRange ? (
        <TextInput
          size="xs"
          type="date"
          label={t("editor.test.to")}
          value={input.to ?? ""}
          onChange={(event) => onChange({ ...input, to: event.currentTarget.value })}
        />
      ) : null}
    </Group>
  );
}

/** What kind of moment was answered, told by its form. */
function modeOf({ from, to }: DateFieldProps["input"]): keyof typeof dateTypes {
  if (to !== undefined) return "range";
  if (from.includes("T")) return "dateTime";
  return from.includes(":") ? "time" : "date";
}
