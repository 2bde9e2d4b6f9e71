// Several fields at once: as a form on the website; elsewhere, and for people who type, field by field.

import type { FormField, InputRequest, VisitorInput } from "@parley/contracts/messages";
import { limits } from "@parley/contracts/limits";
import { sendContent, sendText, type StepRun } from "../../engine/stepRun.ts";
import type { RequestSettings } from "../../settings/commonFields.ts";
import type { BlockContext } from "../blockKind.ts";
import { chooseCountry } from "../phone/phoneNumber.ts";
import { readField, type FieldValue } from "./readField.ts";
import type { BadReading, GoodReading, InputBase, Reading } from "./requestSpecification.ts";

/** Typed for an optional field that is to stay empty. */
const leaveOut = "-";
/** Wrong fields named in one message. */
const errorsNamed = 5;

export type FilledFields = ReadonlyMap<string, FieldValue>;

export function formInput(
  run: StepRun,
  base: InputBase,
  fields: readonly FormField[],
  submitLabel: string,
): InputRequest | null {
  const [first] = fields;
  if (!first) return null;
  if (!showsForms(run)) return fieldInput(run, base, first);
  return { kind: "form", ...base, fields: [...fields], submitLabel };
}

/** Where no form can be shown, the first field is named behind the question. */
export function sayForm<Settings extends RequestSettings>(
  { block, settings, run }: BlockContext<Settings>,
  fields: readonly FormField[],
): void {
  sendText(run, block.id, settings.text, settings.delaySeconds, settings.rephrase);
  const [first] = fields;
  if (first && !showsForms(run)) sendContent(run, block.id, { kind: "text", text: promptOf(first) });
}

export function readForm(
  input: VisitorInput,
  run: StepRun,
  fields: readonly FormField[],
  offered: InputRequest | null,
  finish: (filled: FilledFields) => GoodReading,
): Reading {
  if (!offered) return { ok: false, reason: "form_expected" };
  if (input.kind === "form") {
    return readAll(
      run,
      fields,
      (id) => (Object.hasOwn(input.values, id) ? input.values[id] : undefined),
      finish,
    );
  }
  const typed = rawOf(input);
  if (typed === null) return { ok: false, reason: "form_expected" };

  const noted = run.state.memo ?? {};
  const open = fields.filter(({ id }) => !Object.hasOwn(noted, noteOf(id)));
  const [current, next] = open;
  if (!current) return { ok: false, reason: "form_expected" };
  const answer = readField(run, current, !current.isRequired && typed === leaveOut ? "" : typed);
  if (answer && "ok" in answer) return answer;

  const memo = {
    ...noted,
    [noteOf(current.id)]: typeof answer?.value === "boolean" ? answer.value : (answer?.text ?? ""),
  };
  run.state.memo = memo;
  if (next) {
    const { blockId, canSkip, canGoBack } = offered;
    const input = showsForms(run) ? offered : fieldInput(run, { blockId, canSkip, canGoBack }, next);
    return { ok: "ask", input, message: promptOf(next) };
  }
  return readAll(run, fields, (id) => valueOf(memo, id), finish);
}

function readAll(
  run: StepRun,
  fields: readonly FormField[],
  valueFor: (id: string) => string | boolean | undefined,
  finish: (filled: FilledFields) => GoodReading,
): Reading {
  const filled = new Map<string, FieldValue>();
  const errors: BadReading[] = [];
  for (const field of fields) {
    const answer = readField(run, field, valueFor(field.id));
    if (answer && "ok" in answer) errors.push(answer);
    else if (answer) filled.set(field.id, answer);
  }
  const [first] = errors;
  if (!first) return finish(filled);
  const message = errors
    .slice(0, errorsNamed)
    .map((error) => error.message)
    .join("\n");
  return { ...first, message };
}

function showsForms(run: StepRun): boolean {
  return run.environment.chat.channel === "website";
}

/** The prefix keeps names such as `__proto__` from being special. */
function noteOf(id: string): string {
  return `field.${id}`;
}

function valueOf(memo: Readonly<Record<string, unknown>>, id: string): string | boolean | undefined {
  const value = memo[noteOf(id)];
  return typeof value === "string" || typeof value === "boolean" ? value : undefined;
}

function promptOf({ label, isRequired }: FormField): string {
  return isRequired ? label : `${label} (type ${leaveOut} to leave it out)`;
}

function rawOf(input: VisitorInput): string | null {
  switch (input.kind) {
    case "text":
      return input.text.trim();
    case "choice":
      return input.optionIds.length === 1 ? (input.optionIds[0] ?? null) : null;
    case "phone":
      return `${input.dialCode} ${input.number}`;
    case "date":
      return input.to === undefined ? input.from : null;
    default:
      return null;
  }
}

/** The same field as a question of its own. */
function fieldInput(run: StepRun, base: InputBase, field: FormField): InputRequest {
  const common = { ...base, ...(field.placeholder ? { placeholder: field.placeholder } : {}) };
  const maxLength = field.maxLength ?? limits.messageTextLength;
  switch (field.kind) {
    case "text":
    case "textarea":
      return { kind: "text", ...common, maxLength, multiline: field.kind === "textarea" };
    case "email":
    case "url":
      return { kind: field.kind, ...common, maxLength };
    case "phone":
      return { kind: "phone", ...common, country: chooseCountry("", run.contact) };
    case "number":
      return { kind: "number", ...common, min: null, max: null, step: null };
    case "date":
      return { kind: "date", ...common, mode: "date", min: null, max: null };
    case "select":
      return { kind: "choice", ...common, options: field.options ?? [] };
    case "checkbox": {
      const options = [
        { id: "yes", title: "Yes" },
        { id: "no", title: "No" },
      ];
      return { kind: "choice", ...common, options };
    }
  }
}
