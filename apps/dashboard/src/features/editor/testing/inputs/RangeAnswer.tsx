// A slider between two numbers.

import { Button, Slider, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { t } from "../../../../i18n/t.ts";
import type { InputProps } from "./inputProps.ts";

export function RangeAnswer({ request, onAnswer }: InputProps<"range">) {
  const [value, setValue] = useState(request.initial);
  const shown = `${request.prefix}${value}${request.suffix}`;
  return (
    <Stack gap={8}>
      <Text size="sm" fw={600} ta="center" aria-live="polite">
        {shown}
      </Text>
      <Slider
        min={request.min}
        max={request.max}
        step={request.step}
        value={value}
        label={null}
        thumbLabel={t("editor.test.answer")}
        onChange={setValue}
      />
      <Button
        size="xs"
        variant="light"
        onClick={() => onAnswer({ kind: "text", text: String(value) }, shown)}
      >
        {t("editor.test.send")}
      </Button>
    </Stack>
  );
}
