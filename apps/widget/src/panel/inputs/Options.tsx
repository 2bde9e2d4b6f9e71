// Buttons for the options of a choice: one press answers, or several are ticked and sent together.

import type { InputRequest } from "@parley/contracts/messages";
import { useState } from "preact/hooks";
import { Icon } from "../parts/Icon.tsx";
import { t } from "../texts/translate.ts";

type Several = Extract<InputRequest, { kind: "choices" }>;
type Single = Extract<InputRequest, { kind: "choice" }>;

export interface OptionsProps {
  input: Single | Several;
  /** `byKeyboard` tells whether the focus should go on to the next field. */
  onChoose(optionIds: string[], titles: string, byKeyboard: boolean): void;
}

export function Options({ input, onChoose }: OptionsProps) {
  return input.kind === "choice" ? (
    <SingleChoice input={input} onChoose={onChoose} />
  ) : (
    <SeveralChoices input={input} onChoose={onChoose} />
  );
}

function SingleChoice({ input, onChoose }: OptionsProps) {
  return (
    <fieldset class="options" aria-label={t("input.options")}>
      {input.options.map(({ id, title }) => (
        <button
          type="button"
          class="option"
          key={id}
          dir="auto"
          onClick={({ detail }) => onChoose([id], title, detail === 0)}
        >
          {title}
        </button>
      ))}
    </fieldset>
  );
}

function SeveralChoices({
  input,
  onChoose,
}: {
  input: Single | Several;
  onChoose: OptionsProps["onChoose"];
}) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  if (input.kind !== "choices") return null;
  const { options, min, max, submitLabel } = input;
  const isFull = picked.length >= max;
  const isEnough = picked.length >= min && picked.length > 0;
  const rule =
    max < options.length
      ? t("input.pickBetween", { min: Math.max(1, min), max })
      : min > 1
        ? t("input.pickAtLeast", { min })
        : null;

  function submit(byKeyboard: boolean) {
    const chosen = options.filter(({ id }) => picked.includes(id));
    onChoose(
      chosen.map(({ id }) => id),
      chosen.map(({ title }) => title).join(", "),
      byKeyboard,
    );
  }

  return (
    <fieldset class="options several" aria-label={rule ?? t("input.options")}>
      {rule && (
        <p class="rule" aria-hidden="true">
          {rule}
        </p>
      )}
      {options.map(({ id, title }) => {
        const isPicked = picked.includes(id);
        return (
          <label key={id} class={`option${isPicked ? " picked" : ""}`} dir="auto">
            <input
              type="checkbox"
              checked={isPicked}
              disabled={isFull && !isPicked}
              onChange={() => setPicked(isPicked ? picked.filter((other) => other !== id) : [...picked, id])}
            />
            <span class="tick">
              <Icon name="check" />
            </span>
            {title}
          </label>
        );
      })}
      <button
        type="button"
        class="submit"
        disabled={!isEnough}
        onClick={({ detail }) => submit(detail === 0)}
      >
        {submitLabel || t("input.send")}
      </button>
    </fieldset>
  );
}
