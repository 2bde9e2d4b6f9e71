// A row of steps from the lowest to the highest.

import { Button, Group } from "@mantine/core";
import { t } from "../../../../i18n/t.ts";
import type { InputProps, RequestOf } from "./inputProps.ts";

const faces = ["😞", "🙁", "😐", "🙂", "😀"];

export function RatingAnswer({ request, onAnswer }: InputProps<"rating">) {
  const steps = Array.from({ length: request.max - request.min + 1 }, (_, index) => request.min + index);
  return (
    <Group gap={4} role="group" aria-label={t("editor.test.rating")}>
      {steps.map((step, index) => {
        const label = request.labels[index];
        return (
          <Button
            key={step}
            size="compact-sm"
            variant="light"
            aria-label={
              label ? `${step}: ${label}` : t("editor.test.ratingOf", { step, maximum: request.max })
            }
            title={label}
            onClick={() => onAnswer({ kind: "text", text: String(step) }, label || String(step))}
          >
            {signOf(request, step, index, steps.length)}
          </Button>
        );
      })}
    </Group>
  );
}

function signOf(request: RequestOf<"rating">, step: number, index: number, count: number): string {
  switch (request.style) {
    case "stars":
      return `${step} ★`;
    case "emoji": {
      const place = count === 1 ? faces.length - 1 : Math.round((index / (count - 1)) * (faces.length - 1));
      return faces[place] ?? String(step);
    }
    case "numbers":
    case "nps":
      return String(step);
  }
}
