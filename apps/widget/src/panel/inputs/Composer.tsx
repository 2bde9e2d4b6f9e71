// Where the visitor writes. The field follows what the bot asks for: text, e-mail, phone number, number.

import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import type { WidgetState } from "@parley/contracts/widget";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.tsx";
import { t } from "../texts/translate.ts";
import { fieldOf, hintFor } from "./fieldOf.ts";
import { useKeptFocus } from "./useKeptFocus.ts";
import { PhoneCountry, dialCodeOf } from "./PhoneCountry.tsx";

/** The field grows with its text up to this height in pixels. */
const tallestField = 120;

export interface ComposerProps {
  state: WidgetState | null;
  input: InputRequest | null;
  isTyping: boolean;
  placeholder: string;
  field: RefObject<(HTMLTextAreaElement & HTMLInputElement) | null>;
  onSend(input: VisitorInput): void;
  onTyped(): void;
}

export function Composer({ state, input, isTyping, placeholder, field, onSend, onTyped }: ComposerProps) {
  const box = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState("");
  const [country, setCountry] = useState("US");
  const shape = fieldOf(state && { ...state, input: input ?? state.input }, isTyping, placeholder);
  const hint = hintFor(input, draft, shape.maxLength);
  const preset = input?.kind === "phone" ? input.country.toUpperCase() : null;

  useEffect(() => {
    if (preset) setCountry(preset);
  }, [preset]);

  const keptFocus = useKeptFocus(field, shape.kind);

  useLayoutEffect(() => {
    const element = box.current?.querySelector("textarea");
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(tallestField, element.scrollHeight)}px`;
  }, [draft, shape.kind]);

  function submit() {
    const text = draft.trim();
    if (!text || shape.isDisabled) return;
    // With an international prefix the number says its country itself.
    if (shape.kind === "phone" && !/^(\+|00)/.test(text)) {
      onSend({ kind: "phone", dialCode: dialCodeOf(country), number: text });
    } else onSend({ kind: "text", text });
    setDraft("");
    field.current?.focus();
  }

  function step(kind: "back" | "skip", byKeyboard: boolean) {
    onSend({ kind });
    // The pressed button may go away with the question.
    if (byKeyboard) field.current?.focus();
  }

  const common = {
    ref: field,
    id: "composer",
    class: "field",
    // An empty field shows its placeholder in the direction of the window.
    dir: draft ? ("auto" as const) : undefined,
    value: draft,
    placeholder: shape.placeholder,
    "aria-label": shape.placeholder,
    maxLength: shape.maxLength,
    // Not `disabled`: that would throw the focus away while the bot thinks.
    readOnly: shape.isDisabled,
    "aria-disabled": shape.isDisabled,
    inputMode: shape.inputMode,
    autoComplete: shape.autoComplete,
    enterKeyHint: "send",
    "aria-describedby": hint ? "composer-hint" : undefined,
    onInput: ({ currentTarget }: { currentTarget: HTMLTextAreaElement | HTMLInputElement }) => {
      setDraft(currentTarget.value);
      onTyped();
    },
  } as const;

  // Preact's types tell inputs apart by a literal `type`; this one is decided by the question.
  const inputProperties: Record<string, unknown> = { ...common, type: shape.type };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {input && (input.canGoBack || input.canSkip) && (
        <div class="steps">
          {input.canGoBack && (
            <button type="button" class="text-button" onClick={({ detail }) => step("back", detail === 0)}>
              <Icon name="back" /> {t("input.back")}
            </button>
          )}
          {input.canSkip && (
            <button type="button" class="text-button" onClick={({ detail }) => step("skip", detail === 0)}>
              {t("input.skip")} <Icon name="forward" />
            </button>
          )}
        </div>
      )}
      <div ref={box} class={`box${shape.isDisabled ? " disabled" : ""}`} {...keptFocus}>
        {shape.kind === "phone" && <PhoneCountry country={country} onChange={setCountry} />}
        {shape.kind === "textarea" ? (
          <textarea
            {...common}
            rows={1}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.isComposing) return;
              if (event.shiftKey && shape.hasLines) return;
              event.preventDefault();
              submit();
            }}
          />
        ) : (
          <input {...inputProperties} />
        )}
        <button
          type="submit"
          class="send"
          aria-label={t("input.send")}
          disabled={shape.isDisabled || !draft.trim()}
        >
          <Icon name="send" />
        </button>
      </div>
      {hint && (
        <p class="hint" id="composer-hint">
          {hint}
        </p>
      )}
    </form>
  );
}
