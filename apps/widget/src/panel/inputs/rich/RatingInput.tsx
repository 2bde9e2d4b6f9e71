// A rating as a group of radio buttons: one press answers; with the keyboard the arrows choose and Return sends.

import { useId, useState } from "preact/hooks";
import { Icon } from "../../parts/Icon.tsx";
import { t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import { faceOf, ratingSteps } from "./ratingSteps.ts";
import "../../styles/rich.css";

export function RatingInput({ input, answer }: RichProps<"rating">) {
  const { style, max, labels } = input;
  const steps = ratingSteps(input);
  const [picked, setPicked] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const name = useId();
  const lit = pointed ?? picked;
  const labelOf = (value: number) => labels[steps.indexOf(value)] ?? "";
  const send = (value: number, byKeyboard: boolean) =>
    answer({ kind: "text", text: String(value) }, byKeyboard);
  const hasEnds = labels.length > 1 && (style === "numbers" || style === "nps");

  return (
    <form
      class="panel-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (picked !== null) send(picked, true);
      }}
    >
      <fieldset class={`rating ${style}`} role="radiogroup" aria-label={t("rating.label")}>
        {steps.map((value, index) => (
          <label
            key={value}
            class={`step${isLit(style, value, lit) ? " lit" : ""}`}
            onPointerEnter={({ pointerType }) => pointerType === "mouse" && setPointed(value)}
            onPointerLeave={() => setPointed(null)}
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={picked === value}
              aria-label={[t("rating.of", { value, max }), labelOf(value)].filter(Boolean).join(": ")}
              onChange={() => setPicked(value)}
              // Moving with the arrows clicks too, without a pointer.
              onClick={({ detail }) => detail > 0 && send(value, false)}
            />
            {style === "stars" ? (
              <Icon name="star" />
            ) : style === "emoji" ? (
              <span aria-hidden="true">{faceOf(index, steps.length)}</span>
            ) : (
              <span aria-hidden="true">{value}</span>
            )}
          </label>
        ))}
      </fieldset>
      {hasEnds ? (
        <div class="ends" aria-hidden="true">
          <span dir="auto">{labels[0]}</span>
          <span dir="auto">{labels.at(-1)}</span>
        </div>
      ) : (
        labels.length > 0 && (
          <p class="rating-label" aria-hidden="true" dir="auto">
            {lit === null ? "\u00A0" : labelOf(lit)}
          </p>
        )
      )}
      {picked !== null && (
        <button type="submit" class="submit">
          {t("input.send")} <Icon name="send" />
        </button>
      )}
    </form>
  );
}

/** Stars fill up to the chosen one; of faces and numbers only one is chosen. */
function isLit(style: RichProps<"rating">["input"]["style"], value: number, lit: number | null): boolean {
  if (lit === null) return false;
  return style === "stars" ? value <= lit : value === lit;
}
