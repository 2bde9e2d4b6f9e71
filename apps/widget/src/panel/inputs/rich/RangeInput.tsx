// A slider with its value in words: `€ 40`, `12 km`.

import { useState } from "preact/hooks";
import { Icon } from "../../parts/Icon.tsx";
import { numberFormat, t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import "../../styles/rich.css";

export function RangeInput({ input, answer }: RichProps<"range">) {
  const { min, max, step, initial, prefix, suffix } = input;
  const [value, setValue] = useState(Math.min(max, Math.max(min, initial)));
  const share = max > min ? ((value - min) / (max - min)) * 100 : 0;
  const spoken = (amount: number) =>
    [prefix, numberFormat({ maximumFractionDigits: 10 }).format(amount), suffix].filter(Boolean).join(" ");

  return (
    <form
      class="panel-form"
      onSubmit={(event) => {
        event.preventDefault();
        answer({ kind: "text", text: String(value) }, true);
      }}
    >
      <p class="range-value" aria-hidden="true" dir="auto">
        {spoken(value)}
      </p>
      <input
        type="range"
        class="range"
        min={min}
        max={max}
        step={step > 0 ? step : "any"}
        value={value}
        style={{ "--share": `${share}%` }}
        aria-label={t("range.label")}
        aria-valuetext={spoken(value)}
        onInput={({ currentTarget }) => setValue(currentTarget.valueAsNumber)}
      />
      <div class="ends" aria-hidden="true">
        <bdi>{spoken(min)}</bdi>
        <bdi>{spoken(max)}</bdi>
      </div>
      <button type="submit" class="submit">
        {t("input.send")} <Icon name="send" />
      </button>
    </form>
  );
}
