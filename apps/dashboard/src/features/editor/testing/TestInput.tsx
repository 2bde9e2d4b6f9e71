// Answers the question the test conversation waits at: each kind by its own control, and typing for all.

import { ActionIcon, Anchor, Button, Group, Stack, TextInput } from "@mantine/core";
import type { InputRequest } from "@parley/contracts/messages";
import { IconSend } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { ChoicesAnswer } from "./inputs/ChoicesAnswer.tsx";
import { ConsentAnswer } from "./inputs/ConsentAnswer.tsx";
import { DateAnswer } from "./inputs/DateAnswer.tsx";
import { FilesAnswer, SignatureAnswer } from "./inputs/FilesAnswer.tsx";
import { FormAnswer } from "./inputs/FormAnswer.tsx";
import type { Answer } from "./inputs/inputProps.ts";
import { LocationAnswer } from "./inputs/LocationAnswer.tsx";
import { OptionButtons } from "./inputs/OptionButtons.tsx";
import { RangeAnswer } from "./inputs/RangeAnswer.tsx";
import { RatingAnswer } from "./inputs/RatingAnswer.tsx";
import { SlotAnswer } from "./inputs/SlotAnswer.tsx";
import { isWebAddress } from "./isWebAddress.ts";

interface TestInputProps {
  request: InputRequest;
  channel: string;
  onAnswer: Answer;
}

export function TestInput({ request, channel, onAnswer }: TestInputProps) {
  return (
    <Stack gap={8}>
      {/* Channels without buttons get the options as a numbered text, and an answer that is typed. */}
      {channel === "website" ? (
        <OwnControl request={request} onAnswer={onAnswer} />
      ) : (
        <MessengerControl request={request} onAnswer={onAnswer} />
      )}
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

interface ControlProps {
  request: InputRequest;
  onAnswer: Answer;
}

function OwnControl({ request, onAnswer }: ControlProps) {
  switch (request.kind) {
    case "choice":
    case "cards":
      return <OptionButtons options={request.options} onAnswer={onAnswer} />;
    case "choices":
      return <ChoicesAnswer request={request} onAnswer={onAnswer} />;
    case "date":
      return <DateAnswer request={request} onAnswer={onAnswer} />;
    case "rating":
      return <RatingAnswer request={request} onAnswer={onAnswer} />;
    case "range":
      return <RangeAnswer request={request} onAnswer={onAnswer} />;
    case "files":
      return <FilesAnswer request={request} onAnswer={onAnswer} />;
    case "signature":
      return <SignatureAnswer request={request} onAnswer={onAnswer} />;
    case "location":
      return <LocationAnswer request={request} onAnswer={onAnswer} />;
    case "appointment":
      return <SlotAnswer request={request} onAnswer={onAnswer} />;
    case "consent":
      return <ConsentAnswer request={request} onAnswer={onAnswer} />;
    case "form":
      return <FormAnswer request={request} onAnswer={onAnswer} />;
    case "iframe":
      return (
        <Group gap={8}>
          {isWebAddress(request.url) ? (
            <Anchor size="sm" href={request.url} target="_blank" rel="noopener noreferrer nofollow">
              {request.title || request.url}
            </Anchor>
          ) : null}
          <Button
            size="xs"
            variant="light"
            onClick={() => onAnswer({ kind: "choice", optionIds: ["done"] }, request.buttonLabel)}
          >
            {request.buttonLabel}
          </Button>
        </Group>
      );
    case "otp":
      return (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => onAnswer({ kind: "resend" }, t("editor.test.resend"))}
        >
          {t("editor.test.resend")}
        </Button>
      );
    case "text":
    case "name":
    case "email":
    case "url":
    case "phone":
    case "number":
      return null;
  }
}

/** Files and places can be sent in every messenger; everything else is typed. */
function MessengerControl({ request, onAnswer }: ControlProps) {
  const isNative = request.kind === "files" || request.kind === "location";
  if (isNative) return <OwnControl request={request} onAnswer={onAnswer} />;
  const options = "options" in request ? request.options : [];
  if (options.length === 0) return null;
  return (
    <ol style={{ margin: 0, paddingInlineStart: 24, fontSize: 13 }} aria-label={t("editor.test.options")}>
      {options.map((option) => (
        <li key={option.id}>{option.title}</li>
      ))}
    </ol>
  );
}

function TypedAnswer({ request, onAnswer }: ControlProps) {
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
        inputMode={request.kind === "number" || request.kind === "otp" ? "decimal" : undefined}
        autoFocus
        rightSection={
          <ActionIcon type="submit" size={26} aria-label={t("editor.test.sendTyped")}>
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
