// One field of a form with its label, mark and problem.

import { limits } from "@parley/contracts/limits";
import type { FormField } from "@parley/contracts/messages";
import { Icon } from "../../parts/Icon.tsx";
import { t } from "../../texts/translate.ts";

export interface FormControlProps {
  id: string;
  field: FormField;
  value: string | boolean;
  problem: string | null;
  onChange(value: string | boolean): void;
}

type TypedKind = Exclude<FormField["kind"], "textarea" | "select" | "checkbox">;

/** Numbers are typed as text: number fields swallow what they do not understand. */
const typed: Record<TypedKind, { type: string; inputMode: string; autoComplete: string }> = {
  text: { type: "text", inputMode: "text", autoComplete: "on" },
  email: { type: "email", inputMode: "email", autoComplete: "email" },
  phone: { type: "tel", inputMode: "tel", autoComplete: "tel" },
  number: { type: "text", inputMode: "decimal", autoComplete: "off" },
  date: { type: "date", inputMode: "text", autoComplete: "off" },
  url: { type: "text", inputMode: "url", autoComplete: "url" },
};

export function FormControl({ id, field, value, problem, onChange }: FormControlProps) {
  const { kind, label, isRequired, placeholder, options, maxLength, autocomplete } = field;
  const common = {
    id,
    name: id,
    class: "control",
    required: isRequired,
    "aria-invalid": problem !== null,
    "aria-describedby": problem === null ? undefined : `${id}-problem`,
  };
  const text = typeof value === "string" ? value : "";
  const changed = ({
    currentTarget,
  }: {
    currentTarget: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  }) => onChange(currentTarget.value);
  const words = {
    placeholder,
    maxLength: maxLength ?? limits.messageTextLength,
    dir: text ? "auto" : undefined,
  };
  const mark = isRequired && (
    <span class="required" aria-hidden="true">
      {" "}
      *
    </span>
  );
  const trouble = problem !== null && (
    <p class="problem-line" id={`${id}-problem`}>
      {problem}
    </p>
  );

  if (kind === "checkbox") {
    return (
      <div>
        <label class={`check${value === true ? " picked" : ""}`}>
          <input
            {...common}
            class="check-box"
            type="checkbox"
            checked={value === true}
            onChange={({ currentTarget }) => onChange(currentTarget.checked)}
          />
          <span class="tick">
            <Icon name="check" />
          </span>
          <span dir="auto">
            {label}
            {mark}
          </span>
        </label>
        {trouble}
      </div>
    );
  }
  return (
    <div class="labelled">
      <label for={id} dir="auto">
        {label}
        {mark}
      </label>
      {kind === "textarea" ? (
        <textarea {...common} {...(words as object)} rows={3} value={text} onInput={changed} />
      ) : kind === "select" ? (
        <select {...common} value={text} onChange={changed}>
          <option value="">{placeholder || t("form.choose")}</option>
          {options?.map((option) => (
            <option key={option.id} value={option.id}>
              {option.title}
            </option>
          ))}
        </select>
      ) : (
        // The kinds of Preact's inputs are told apart by literals; these are decided by the field.
        <input
          {...common}
          {...(words as object)}
          {...(typed[kind] as object)}
          {...(autocomplete ? { autoComplete: autocomplete } : {})}
          value={text}
          onInput={changed}
        />
      )}
      {trouble}
    </div>
  );
}
