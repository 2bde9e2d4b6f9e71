// A day, a moment, a time, or a span of days.

import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { t } from "../../../../i18n/t.ts";
import type { InputProps } from "./inputProps.ts";

const inputTypes = { date: "date", dateTime: "datetime-local", time: "time", range: "date" } as const;

export function DateAnswer({ request, onAnswer }: InputProps<"date">) {
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const isRange = request.mode === "range";
  const type = inputTypes[request.mode];
  const bounds = type === "date" ? { min: request.min ?? undefined, max: request.max ?? undefined } : {};
  const send = () =>
    onAnswer(
      { kind: "date", from, ...(isRange ? { to } : {}) },
      isRange ? `${from} – ${to}` : from.replace("T", " "),
    );
  return (
    <Group gap={8} align="flex-end" grow={isRange} preventGrowOverflow={false}>
      <TextInput
        size="xs"
        type={type}
        label={t(request.mode === "range" ? "editor.test.from" : `editor.test.date.${request.mode}`)}
        value={from}
        {...bounds}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      {isRange ? (
        <TextInput
          size="xs"
          type="date"
          label={t("editor.test.to")}
          value={to}
          {...bounds}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      ) : null}
      <Button size="xs" variant="light" disabled={from === "" || (isRange && to === "")} onClick={send}>
        {t("editor.test.send")}
      </Button>
    </Group>
  );
}
