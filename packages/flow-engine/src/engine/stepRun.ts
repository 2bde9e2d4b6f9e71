// The working copy of one step: blocks read and change it through the functions here, the caller's values stay
// untouched. Facts changed by one block are visible to the next one in the same step.

import { limits } from "@parley/contracts/limits";
import type { MessageContent } from "@parley/contracts/messages";
import { buildScope, type LiquidScope } from "../liquid/scope.ts";
import { seededRandom } from "./seededRandom.ts";
import { renderTemplate, withoutVariables } from "../liquid/template.ts";
import type { ContactFacts, ContactPatch, Effect, Environment, SessionState, TraceEntry } from "../types.ts";
import { engineLimits } from "./limits.ts";

export interface StepRun {
  readonly environment: Environment;
  readonly effects: Effect[];
  readonly trace: TraceEntry[];
  /** A copy owned by the step; its nested values are replaced, never changed. */
  state: SessionState;
  contact: ContactFacts;
  /** Typing time collected by short delay blocks, spent on the next message. */
  pendingDelayMs: number;
  templateFailures: number;
  /** Scope of the texts, rebuilt after facts or answers change. */
  scope: LiquidScope | null;
  /** Random numbers drawn in this step. */
  draws: number;
  /** Blocks entered in this step before the present one. */
  visited: number;
}

export function beginRun(state: SessionState, environment: Environment): StepRun {
  return {
    environment,
    effects: [],
    trace: [],
    state: { ...state },
    contact: environment.contact,
    pendingDelayMs: 0,
    templateFailures: 0,
    scope: null,
    draws: 0,
    visited: 0,
  };
}

/** Fills the variables of a text; a text that cannot be filled loses its variables and leaves a trace. */
export function renderText(run: StepRun, blockId: string, template: string): string {
  if (run.templateFailures >= engineLimits.templateFailuresPerStep) return withoutVariables(template);
  const { text, failure } = renderTemplate(template, scopeOf(run), run.environment.bot.timeZone);
  if (failure !== null) {
    run.templateFailures += 1;
    run.trace.push({ kind: "warning", blockId, code: "template_failed", detail: failure });
  }
  return text;
}

export function sendContent(
  run: StepRun,
  blockId: string,
  content: MessageContent,
  delaySeconds = 0,
  rephrase = false,
): void {
  const delayMs = Math.round(
    Math.min(run.pendingDelayMs + delaySeconds * 1_000, engineLimits.messageDelayMs),
  );
  run.pendingDelayMs = 0;
  run.effects.push({ kind: "send", blockId, content, delayMs, ...(rephrase ? { rephrase } : {}) });
}

/** What texts and calls may name at this moment. */
export function scopeOf(run: StepRun): LiquidScope {
  run.scope ??= buildScope(run.contact, run.state, run.environment);
  return run.scope;
}

/** A number from 0 to below 1; the same for the same step of the same conversation. */
export function drawRandom(run: StepRun): number {
  run.draws += 1;
  return seededRandom(run.environment.seed + run.draws * 0x9e3779b1);
}

/** Keeps a value for this conversation; beyond the bounds it is cut, or left out with a trace. */
export function setVariable(run: StepRun, blockId: string, name: string, value: string): void {
  const variables = run.state.variables ?? {};
  if (!Object.hasOwn(variables, name) && Object.keys(variables).length >= engineLimits.variables) {
    run.trace.push({ kind: "warning", blockId, code: "too_many_variables", detail: name });
    return;
  }
  const kept = value.slice(0, engineLimits.variableLength);
  run.state.variables = { ...variables, [name]: kept };
  run.trace.push({ kind: "set", blockId, name: `variables.${name}`, value: kept });
  run.scope = null;
}

/** Sends a text message; a text that is empty after filling is not sent. */
export function sendText(
  run: StepRun,
  blockId: string,
  template: string,
  delaySeconds = 0,
  rephrase = false,
): void {
  const text = renderText(run, blockId, template);
  if (text.trim() !== "") sendContent(run, blockId, { kind: "text", text }, delaySeconds, rephrase);
}

export function updateContact(run: StepRun, patch: ContactPatch): void {
  if (Object.keys(patch).length === 0) return;
  run.effects.push({ kind: "updateContact", patch });
  run.contact = patchContact(run.contact, patch);
  run.scope = null;
}

export function rememberAnswer(run: StepRun, blockId: string, answer: SessionState["answers"][string]): void {
  run.state.answers = { ...run.state.answers, [blockId]: answer };
  run.scope = null;
}

export function forgetAnswer(run: StepRun, blockId: string): void {
  if (!Object.hasOwn(run.state.answers, blockId)) return;
  run.state.answers = Object.fromEntries(
    Object.entries(run.state.answers).filter(([id, answer]) => id !== blockId && answer.partOf !== blockId),
  );
  run.scope = null;
}

/** The contact after a patch. Servers may use it to apply `updateContact` the way the engine saw it. */
export function patchContact(contact: ContactFacts, patch: ContactPatch): ContactFacts {
  const tags = patch.addTags || patch.removeTags ? patchTags(contact.tags, patch) : contact.tags;
  return {
    ...contact,
    name: patch.name ?? contact.name,
    email: patch.email ?? contact.email,
    phone: patch.phone ?? contact.phone,
    attributes: patch.attributes ? patchAttributes(contact.attributes, patch.attributes) : contact.attributes,
    tags,
  };
}

function patchAttributes(
  attributes: Record<string, string>,
  patch: Record<string, string | null>,
): Record<string, string> {
  const merged = new Map<string, string>(Object.entries(attributes));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

/** Tags are compared without case; the first spelling stays. */
function patchTags(tags: readonly string[], patch: ContactPatch): string[] {
  const removed = new Set(patch.removeTags?.map((tag) => tag.toLowerCase()));
  const kept = tags.filter((tag) => !removed.has(tag.toLowerCase()));
  const known = new Set(kept.map((tag) => tag.toLowerCase()));
  for (const tag of patch.addTags ?? []) {
    if (known.has(tag.toLowerCase()) || kept.length >= limits.tagsPerContact) continue;
    known.add(tag.toLowerCase());
    kept.push(tag);
  }
  return kept;
}
