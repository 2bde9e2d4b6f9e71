// The options of a choice: one press answers, or several are ticked and sent together. With pictures they are tiles.

import type { ChoiceOption, InputRequest } from "@parley/contracts/messages";
import { useState } from "preact/hooks";
import { Icon } from "../parts/Icon.tsx";
import { safeUrl } from "../safeUrl.ts";
import { t } from "../texts/translate.ts";

type Several = Extract<InputRequest, { kind: "choices" }>;
type Single = Extract<InputRequest, { kind: "choice" }>;

export interface OptionsProps {
  input: Single | Several;
  /** `byKeyboard` tells whether the focus should go on to the next field. */
  onChoose(optionIds: string[], byKeyboard: boolean): void;
}

export function Options({ input, onChoose }: OptionsProps) {
  return input.kind === "choice" ? (
    <SingleChoice input={input} onChoose={onChoose} />
  ) : (
    <SeveralChoices input={input} onChoose={onChoose} />
  );
}

/** Tiles when there are pictures, a list when there are only explanations, else buttons. */
function shapeOf(options: readonly ChoiceOption[]): string {
  if (options.some(({ imageUrl }) => imageUrl)) return " tiles";
  return options.some(({ text }) => text) ? " explained" : "";
}

function OptionBody({ option: { title, text, imageUrl } }: { option: ChoiceOption }) {
  const [isBroken, setBroken] = useState(false);
  const image = imageUrl && !isBroken ? safeUrl(imageUrl) : undefined;
  if (!imageUrl && !text) return <>{title}</>;
  return (
    <>
      {imageUrl && (
        <span class="option-picture">
          {image && <img src={image} alt="" loading="lazy" onError={() => setBroken(true)} />}
        </span>
      )}
      <span class="option-words">
        <span>{title}</span>
        {text && <span class="option-text">{text}</span>}
      </span>
    </>
  );
}

function SingleChoice({ input, onChoose }: OptionsProps) {
  return (
    <fieldset class={`options${shapeOf(input.options)}`} aria-label={t("input.options")}>
      {input.options.map((option) => (
        <button
          type="button"
          class="option"
          key={option.id}
          dir="auto"
          onClick={({ detail }) => onChoose([option.id], detail === 0)}
        >
          <OptionBody option={option} />
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
      byKeyboard,
    );
  }

  return (
    <fieldset class={`options several${shapeOf(options)}`} aria-label={rule ?? t("input.options")}>
      {rule && (
        <p class="rule" aria-hidden="true">
          {rule}
        </p>
      )}
      {options.map((option) => {
        const { id } = option;
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
            <OptionBody option={option} />
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
