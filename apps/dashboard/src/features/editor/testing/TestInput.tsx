// Answers the question the test conversation waits at: typing, choosing, skipping, going back.

import { ActionIcon, Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import { IconSend } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { t } from "../../../i18n/t.ts";

interface TestInputProps {
  request: InputRequest;
  onAnswer: (input: VisitorInput, shown: string) => void;
}

export function TestInput({ request, onAnswer }: TestInputProps) {
  return (
    <Stack gap={8}>
      {request.kind === "choice" ? (
        <Group gap={6}>
          {request.options.map((option) => (
            <Button
              key={option.id}
              size="xs"
              variant="light"
              onClick={() => onAnswer({ kind: "choice", optionIds: [option.id] }, option.title)}
            >
              {option.title}
            </Button>
          ))}
        </Group>
      ) : null}
      {request.kind === "choices" ? <Choices request={request} onAnswer={onAnswer} /> : null}
      <TypedAnswer request={request} onAnswer={onAnswer} />
      {request.canSkip || request.canGoBack ? (
        <Group gap={8}>
          {request.canGoBack ? (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => onAnswer({ kind: "back" }, t("editor.test.back"))}
            >
              {t("editor.test.back")}
            </Button>
          ) : null}
          {request.canSkip ? (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => onAnswer({ kind: "skip" }, t("editor.test.skip"))}
            >
              {t("editor.test.skip")}
            </Button>
          ) : null}
        </Group>
      ) : null}
    </Stack>
  );
}

function TypedAnswer({ request, onAnswer }: TestInputProps) {
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") onAnswer({ kind: "text", text }, text);
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        aria-label={t("editor.test.answer")}
        placeholder={placeholderOf(request)}
        inputMode={request.kind === "number" ? "decimal" : undefined}
        autoFocus
        rightSection={
          <ActionIcon type="submit" size={26} aria-label={t("editor.test.send")}>
            <IconSend size={16} />
          </ActionIcon>
        }
      />
    </form>
  );
}

function placeholderOf(request: InputRequest): string {
  if (request.placeholder) return request.placeholder;
  return request.kind === "phone" ? "+44 20 7946 0018" : t("editor.test.answer");
}

function Choices({
  request,
  onAnswer,
}: {
  request: Extract<InputRequest, { kind: "choices" }>;
  onAnswer: TestInputProps["onAnswer"];
}) {
  const [chosen, setChosen] = useState<string[]>([]);
  const titles = request.options.filter((option) => chosen.includes(option.id)).map((option) => option.title);
  return (
    <Checkbox.Group value={chosen} onChange={setChosen} aria-label={t("editor.test.answer")}>
      <Stack gap={6}>
        {request.options.map((option) => (
          <Checkbox key={option.id} size="xs" value={option.id} label={option.title} />
        ))}
        <Button
          size="xs"
          variant="light"
          disabled={chosen.length === 0}
          onClick={() => onAnswer({ kind: "choice", optionIds: chosen }, titles.join(", "))}
        >
          {request.submitLabel}
        </Button>
      </Stack>
    </Checkbox.Group>
  );
}
