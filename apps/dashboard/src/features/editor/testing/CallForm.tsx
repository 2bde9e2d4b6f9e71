// A call to the outside in the test: what is asked, and the answers the author can give in its place.

import { Button, Group, NumberInput, Stack, Text, Textarea } from "@mantine/core";
import type { CallResult, ClaimedFile } from "@parley/flow-engine";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { callText } from "./callText.ts";
import { exampleResults } from "./exampleResults.ts";
import { readAttributes } from "./readAttributes.ts";
import type { OpenCall } from "./testSession.ts";

interface CallFormProps {
  call: OpenCall;
  uploads: Readonly<Record<string, ClaimedFile>>;
  onResult: (result: CallResult) => void;
  onAutomatic: () => void;
}

export function CallForm({ call, uploads, onResult, onAutomatic }: CallFormProps) {
  const results = exampleResults(call.request, uploads);
  const [success] = results;
  const [edited, setEdited] = useState<CallResult | null>(success?.result ?? null);
  return (
    <Stack gap={8} role="group" aria-label={t("editor.test.call")}>
      <Text size="sm">{callText(call.request)}</Text>
      {edited ? <ResultFields result={edited} onChange={setEdited} /> : null}
      <Group gap={6}>
        {results.map(({ outcome, result }, index) => (
          <Button
            key={outcome}
            size="xs"
            variant={index === 0 ? "light" : "default"}
            onClick={() => onResult(index === 0 && edited ? edited : result)}
          >
            {t(`editor.test.outcome.${outcome}`)}
          </Button>
        ))}
      </Group>
      <Button size="compact-xs" variant="subtle" onClick={onAutomatic}>
        {t("editor.test.automaticFromNow")}
      </Button>
    </Stack>
  );
}

/** The parts of a success that flows look at. */
function ResultFields({ result, onChange }: { result: CallResult; onChange: (result: CallResult) => void }) {
  switch (result.kind) {
    case "api":
      return <ApiFields result={result} onChange={onChange} />;
    case "webhook":
      return (
        <>
          <Status status={result.status} onChange={(status) => onChange({ ...result, status })} />
          <Textarea
            size="xs"
            label={t("editor.test.result.body")}
            autosize
            maxRows={6}
            value={result.body}
            onChange={(event) => onChange({ ...result, body: event.currentTarget.value })}
          />
        </>
      );
    case "aiAnswer":
      return (
        <Textarea
          size="xs"
          label={t("editor.test.result.answer")}
          autosize
          maxRows={6}
          value={result.answer ?? ""}
          onChange={(event) => onChange({ ...result, answer: event.currentTarget.value })}
        />
      );
    default:
      return null;
  }
}

function ApiFields({
  result,
  onChange,
}: {
  result: Extract<CallResult, { kind: "api" }>;
  onChange: (result: CallResult) => void;
}) {
  const [typed, setTyped] = useState("");
  return (
    <>
      <Status status={result.status ?? 0} onChange={(status) => onChange({ ...result, status })} />
      <Textarea
        size="xs"
        label={t("editor.test.result.attributes")}
        description={t("editor.test.result.attributesHint")}
        autosize
        maxRows={6}
        value={typed}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setTyped(value);
          onChange({ ...result, attributes: readAttributes(value) });
        }}
      />
    </>
  );
}

/** Smallest and largest status of HTTP. */
const statusRange = { min: 100, max: 599 };

function Status({ status, onChange }: { status: number; onChange: (status: number) => void }) {
  return (
    <NumberInput
      size="xs"
      label={t("editor.test.result.status")}
      {...statusRange}
      value={status}
      onChange={(typed) => onChange(Number(typed))}
    />
  );
}
