// One step of a saved test in its form: what kind it is, and what belongs to that kind.

import { ActionIcon, Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type BotTestStep, testedStatuses, textMatches } from "@parley/contracts/api/botTests";
import type { InputRequest } from "@parley/contracts/messages";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { useContent } from "../editorContext.tsx";
import { longTitleOf } from "../model/blockTitle.ts";
import { AnswerFields } from "./AnswerFields.tsx";
import { answerKinds, emptyAnswer } from "./answerKinds.ts";
import classes from "./BotTests.module.css";
import { JsonField } from "./JsonField.tsx";
import { statusText } from "./stepText.ts";

const kinds = [
  "input",
  "wait",
  "result",
  "handedBack",
  "expectText",
  "expectAttribute",
  "expectVisited",
  "expectStatus",
] as const satisfies readonly BotTestStep["kind"][];

interface StepRowProps {
  step: BotTestStep;
  /** What is asked before this step; null when nothing is, or nobody knows yet. */
  question: InputRequest | null;
  number: number;
  isLast: boolean;
  onChange: (step: BotTestStep) => void;
  /** JSON that is being typed does not make a step yet. */
  onBroken: (isBroken: boolean) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

export function StepRow(props: StepRowProps) {
  const { step, question, number, isLast, onChange, onBroken, onMove, onRemove } = props;
  const { document } = useContent();
  return (
    <li className={classes.step}>
      <Group gap={4} wrap="nowrap">
        <NativeSelect
          size="xs"
          flex={1}
          aria-label={t("editor.botTests.form.kind", { number })}
          value={step.kind}
          data={kinds.map((value) => ({ value, label: t(`editor.botTests.kind.${value}`) }))}
          onChange={(event) => {
            const kind = kinds.find((known) => known === event.currentTarget.value);
            onBroken(false);
            if (kind) onChange(emptyStep(kind, question, document.start ?? ""));
          }}
        />
        <ActionIcon
          aria-label={t("editor.botTests.form.up", { number })}
          disabled={number === 1}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          aria-label={t("editor.botTests.form.down", { number })}
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
        <ActionIcon
          color="red"
          aria-label={t("editor.botTests.form.remove", { number })}
          onClick={() => {
            onBroken(false);
            onRemove();
          }}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      <StepFields step={step} question={question} onChange={onChange} onBroken={onBroken} />
    </li>
  );
}

type StepFieldsProps = Pick<StepRowProps, "step" | "question" | "onChange" | "onBroken">;

function StepFields({ step, question, onChange, onBroken }: StepFieldsProps) {
  const { document } = useContent();
  switch (step.kind) {
    case "wait":
    case "handedBack":
      return null;
    case "input":
      return (
        <AnswerFields
          input={step.input}
          question={question}
          onChange={(input) => onChange({ kind: "input", input })}
          onBroken={onBroken}
        />
      );
    case "result":
      return <JsonField step={step} onChange={onChange} onBroken={onBroken} />;
    case "expectText":
      return (
        <>
          <NativeSelect
            size="xs"
            aria-label={t("editor.botTests.form.match")}
            value={step.match}
            data={textMatches.map((value) => ({ value, label: t(`editor.botTests.match.${value}`) }))}
            onChange={(event) =>
              onChange({
                ...step,
                match: textMatches.find((known) => known === event.currentTarget.value) ?? step.match,
              })
            }
          />
          <Textarea
            size="xs"
            autosize
            aria-label={t("editor.botTests.form.text")}
            value={step.text}
            onChange={(event) => onChange({ ...step, text: event.currentTarget.value })}
          />
        </>
      );
    case "expectAttribute":
      return (
        <Group gap={6} grow>
          <TextInput
            size="xs"
            aria-label={t("editor.botTests.form.key")}
            placeholder={t("editor.botTests.form.key")}
            value={step.key}
            onChange={(event) => onChange({ ...step, key: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            aria-label={t("editor.botTests.form.value")}
            placeholder={t("editor.botTests.form.value")}
            value={step.value}
            onChange={(event) => onChange({ ...step, value: event.currentTarget.value })}
          />
        </Group>
      );
    case "expectVisited":
      return (
        <NativeSelect
          size="xs"
          aria-label={t("editor.botTests.form.block")}
          value={step.blockId}
          data={[
            ...(document.blocks[step.blockId] ? [] : [{ value: step.blockId, label: step.blockId }]),
            ...Object.values(document.blocks).map((block) => ({
              value: block.id,
              label: longTitleOf(block),
            })),
          ]}
          onChange={(event) => onChange({ ...step, blockId: event.currentTarget.value })}
        />
      );
    case "expectStatus":
      return (
        <NativeSelect
          size="xs"
          aria-label={t("editor.botTests.form.status")}
          value={step.status}
          data={testedStatuses.map((value) => ({ value, label: statusText(value) }))}
          onChange={(event) =>
            onChange({
              ...step,
              status: testedStatuses.find((known) => known === event.currentTarget.value) ?? step.status,
            })
          }
        />
      );
  }
}

function emptyStep(kind: BotTestStep["kind"], question: InputRequest | null, start: string): BotTestStep {
  switch (kind) {
    case "input":
      return { kind, input: emptyAnswer(answerKinds(question)[0] ?? "text", question) };
    case "wait":
    case "handedBack":
      return { kind };
    case "result":
      return { kind, result: { kind: "api", status: 200, attributes: {} } };
    case "expectText":
      return { kind, text: "", match: "contains" };
    case "expectAttribute":
      return { kind, key: "", value: "" };
    case "expectVisited":
      return { kind, blockId: start };
    case "expectStatus":
      return { kind, status: "ended" };
  }
}
