// Several fields and one button. What is wrong is said at the field, in the chat's language.

import type { FormField } from "@parley/contracts/messages";
import { useId, useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/Icon.tsx";
import { t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import { fieldProblem } from "./fieldProblem.ts";
import { FormControl } from "./FormControl.tsx";
import "../../styles/rich.css";

type Values = ReadonlyMap<string, string | boolean>;

/** What was typed, by block: when the server refuses an answer the form comes back as it was. */
const kept = new Map<string, Values>();

export function FormInput({ input: { blockId, fields, submitLabel }, answer }: RichProps<"form">) {
  const [values, setValues] = useState<Values>(() => kept.get(blockId) ?? new Map());
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const form = useRef<HTMLFormElement>(null);
  const prefix = useId();
  const valueOf = (field: FormField) => values.get(field.id) ?? (field.kind === "checkbox" ? false : "");
  const controlId = (index: number) => `${prefix}-${index}`;
  const control = (index: number) => {
    const element = form.current?.elements.namedItem(controlId(index));
    return element instanceof HTMLElement ? element : null;
  };

  function change(field: FormField, value: string | boolean) {
    const changed = new Map(values).set(field.id, value);
    kept.set(blockId, changed);
    setValues(changed);
    if (problems.has(field.id)) setProblems(new Map([...problems].filter(([id]) => id !== field.id)));
  }

  function problemOf(field: FormField, index: number): string | null {
    const element = control(index);
    // A date of which only parts are filled in has no value at all.
    if (element instanceof HTMLInputElement && element.validity.badInput) return t("check.date");
    const problem = fieldProblem(field, valueOf(field));
    return problem && t(problem.key, problem.values);
  }

  function submit() {
    const found = fields.flatMap((field, index) => {
      const problem = problemOf(field, index);
      return problem ? [{ id: field.id, index, problem }] : [];
    });
    setProblems(new Map(found.map(({ id, problem }) => [id, problem])));
    const [first] = found;
    if (first) return control(first.index)?.focus();
    const filled = fields.flatMap((field): [string, string | boolean][] => {
      const value = valueOf(field);
      if (typeof value === "boolean") return [[field.id, value]];
      return value.trim() === "" ? [] : [[field.id, value.trim()]];
    });
    answer({ kind: "form", values: Object.fromEntries(filled) }, true);
  }

  return (
    <form
      ref={form}
      class="panel-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {fields.map((field, index) => (
        <FormControl
          key={field.id}
          id={controlId(index)}
          field={field}
          value={valueOf(field)}
          problem={problems.get(field.id) ?? null}
          onChange={(value) => change(field, value)}
        />
      ))}
      {fields.some(({ isRequired }) => isRequired) && (
        <p class="muted">
          <span class="required">*</span> {t("form.required")}
        </p>
      )}
      <button type="submit" class="submit" dir="auto">
        {submitLabel || t("input.send")} <Icon name="send" />
      </button>
    </form>
  );
}
