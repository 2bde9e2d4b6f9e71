// WhatsApp form: shows a form of the WhatsApp account and keeps its answers.

import { limits } from "@parley/contracts/limits";
import type { FormField } from "@parley/contracts/messages";
import { rememberAnswer, renderText, updateContact } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { isOnWhatsApp, onlyWhatsApp } from "../onlyWhatsApp.ts";
import { nextOutput } from "../outputs.ts";
import { whatsappFormSettings, type WhatsappFormSettings } from "./schema.ts";

export const whatsappFormBlock = defineBlock<WhatsappFormSettings>({
  kind: "whatsappForm",
  group: "action",
  label: "WhatsApp form",
  description: "Shows a form inside WhatsApp and keeps the answers.",
  icon: "IconForms",
  keywords: ["flow", "fields", "survey", "screen"],
  schema: whatsappFormSettings,
  outputs: nextOutput,
  summary: (settings) => settings.text,
  pause: (settings) => (fieldsOf(settings).length > 0 ? "visitor" : "none"),
  immediateOutputs: ["next"],
  channels: onlyWhatsApp,
  enter({ block, settings, run }) {
    const formId = settings.formId.trim();
    if (formId === "" || !isOnWhatsApp(run, block.id)) return { kind: "next", output: "next" };
    const text = renderText(run, block.id, settings.text);
    const message = { kind: "form", formId, text, buttonLabel: settings.buttonLabel } as const;
    run.effects.push({ kind: "channelMessage", blockId: block.id, message });
    const fields = fieldsOf(settings);
    if (fields.length === 0) return { kind: "next", output: "next" };
    const common = { blockId: block.id, canSkip: false, canGoBack: false };
    const input = { kind: "form", ...common, fields, submitLabel: settings.buttonLabel } as const;
    return { kind: "awaitInput", input };
  },
  receive({ block, settings, run }, input) {
    if (input.kind !== "form") return { kind: "ignore", reason: "form_expected" };
    const kept = mappingOf(settings).map(({ key, name }) => {
      const value = Object.hasOwn(input.values, name) ? String(input.values[name]) : "";
      return [key, value.trim().slice(0, limits.attributeValueLength)] as const;
    });
    const text = kept.map(([key, value]) => `${key}: ${value}`).join(", ");
    rememberAnswer(run, block.id, { value: text, text });
    run.trace.push({ kind: "answered", blockId: block.id, text });
    const attributes = kept.map(([key, value]) => [key, value === "" ? null : value] as const);
    updateContact(run, { attributes: Object.fromEntries(attributes) });
    return { kind: "next", output: "next" };
  },
  writtenAttributes: (settings) => mappingOf(settings).map(({ key }) => key),
  check({ settings, validation, report }) {
    for (const [index, { key, value }] of settings.answers.entries()) {
      const path = `settings.answers.${index}`;
      if (key.trim() === "") report("attribute_missing", `${path}.key`);
      else if (validation.attributeKeys?.includes(key.trim()) === false)
        report("attribute_unknown", `${path}.key`, { key });
      if (value.trim() === "") report("form_answer_missing", `${path}.value`);
    }
  },
});

function mappingOf({ answers }: WhatsappFormSettings): { key: string; name: string }[] {
  return answers
    .map(({ key, value }) => ({ key: key.trim(), name: value.trim().slice(0, 64) }))
    .filter(({ key, name }) => key !== "" && name !== "");
}

/** The answers that are waited for, so that a test panel can ask for them. */
function fieldsOf(settings: WhatsappFormSettings): FormField[] {
  const names = [...new Set(mappingOf(settings).map(({ name }) => name))];
  return names.map((name) => ({ id: name, kind: "text", label: name, isRequired: false }));
}
