// Several options at once.

import { Button, Checkbox, Stack } from "@mantine/core";
import { useState } from "react";
import { t } from "../../../../i18n/t.ts";
import type { InputProps } from "./inputProps.ts";

export function ChoicesAnswer({ request, onAnswer }: InputProps<"choices">) {
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
