// Steps that have no form of their own, as they are stored.

import { Textarea } from "@mantine/core";
import { type BotTestStep, botTestStep } from "@parley/contracts/api/botTests";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";

interface JsonFieldProps {
  step: BotTestStep;
  onChange: (step: BotTestStep) => void;
  /** JSON that is being typed does not make a step yet. */
  onBroken: (isBroken: boolean) => void;
}

export function JsonField({ step, onChange, onBroken }: JsonFieldProps) {
  const [text, setText] = useState(() => JSON.stringify(withoutKind(step), null, 2));
  const [message, setMessage] = useState<string | null>(null);
  return (
    <Textarea
      size="xs"
      autosize
      maxRows={12}
      aria-label={t("editor.botTests.form.json")}
      styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
      value={text}
      error={message === null ? null : t("editor.botTests.form.jsonInvalid", { message })}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const read = readStep(step.kind, event.currentTarget.value);
        setMessage(read.message);
        onBroken(read.step === null);
        if (read.step) onChange(read.step);
      }}
    />
  );
}

function withoutKind({ kind: _kind, ...rest }: BotTestStep): unknown {
  return Object.values(rest)[0];
}

function readStep(
  kind: BotTestStep["kind"],
  text: string,
): { step: BotTestStep | null; message: string | null } {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = botTestStep.safeParse({ kind, [kind === "input" ? "input" : "result"]: value });
    if (parsed.success) return { step: parsed.data, message: null };
    return { step: null, message: parsed.error.issues[0]?.message ?? "" };
  } catch (error) {
    return { step: null, message: error instanceof Error ? error.message : "" };
  }
}
