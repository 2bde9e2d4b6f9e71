// What one step changed of all that texts may name, for those who follow a conversation step by step.

import type { ContactPatch, Effect, SessionState } from "@parley/flow-engine";

/** Characters kept of a value. */
const VALUE_LENGTH = 500;

/** By the name a text would use; empty for what was removed. */
export function changedValues(
  before: SessionState,
  after: SessionState,
  effects: readonly Effect[],
): Record<string, string> {
  const values: Record<string, string> = {};
  const note = (name: string, value: string | null | undefined) => {
    values[name] = (value ?? "").slice(0, VALUE_LENGTH);
  };
  for (const [key, answer] of changes(before.answers, after.answers)) note(`answers.${key}`, answer?.text);
  for (const [key, value] of changes(before.variables ?? {}, after.variables ?? {}))
    note(`variables.${key}`, value);
  for (const effect of effects) if (effect.kind === "updateContact") noteContact(effect.patch, note);
  return values;
}

function noteContact(patch: ContactPatch, note: (name: string, value: string | null) => void): void {
  const { name, email, phone, attributes, addTags, removeTags, optIn } = patch;
  if (name !== undefined) note("contact.name", name);
  if (email !== undefined) note("contact.email", email);
  if (phone !== undefined) note("contact.phone", `${phone.dialCode}${phone.number}`);
  for (const [key, value] of Object.entries(attributes ?? {})) note(`attributes.${key}`, value);
  const tags = [...(addTags ?? []).map((tag) => `+${tag}`), ...(removeTags ?? []).map((tag) => `-${tag}`)];
  if (tags.length > 0) note("contact.tags", tags.join(" "));
  if (optIn !== undefined) note("contact.optIn", String(optIn));
}

/** Entries that are new, other than before, or gone (with `undefined`). */
function changes<Value>(
  before: Record<string, Value>,
  after: Record<string, Value>,
): [key: string, value: Value | undefined][] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    before[key] === after[key] ? [] : [[key, after[key]] satisfies [string, Value | undefined]],
  );
}
