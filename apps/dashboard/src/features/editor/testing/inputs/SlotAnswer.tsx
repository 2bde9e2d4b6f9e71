// One of the offered times.

import { Button, Group, NativeSelect, Text } from "@mantine/core";
import { useState } from "react";
import { currentLanguage, t } from "../../../../i18n/t.ts";
import type { InputProps } from "./inputProps.ts";

export function SlotAnswer({ request, onAnswer }: InputProps<"appointment">) {
  const [start, setStart] = useState(request.slots[0]?.start ?? "");
  const format = new Intl.DateTimeFormat(currentLanguage(), {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: request.timeZone,
  });
  if (request.slots.length === 0) return <Text size="sm">{t("editor.test.noSlots")}</Text>;
  return (
    <Group gap={8} align="flex-end" wrap="nowrap">
      <NativeSelect
        size="xs"
        label={t("editor.test.slot", { timeZone: request.timeZone })}
        value={start}
        data={request.slots.map((slot) => ({
          value: slot.start,
          label: format.format(new Date(slot.start)),
        }))}
        onChange={(event) => setStart(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="light"
        onClick={() =>
          onAnswer({ kind: "slot", start, timeZone: request.timeZone }, format.format(new Date(start)))
        }
      >
        {t("editor.test.send")}
      </Button>
    </Group>
  );
}
