// Form: several fields in one step. Each is readable by itself and may be kept in an attribute of its own.

import { limits } from "@parley/contracts/limits";
import type { FormField } from "@parley/contracts/messages";
import { engineLimits } from "../../engine/limits.ts";
import { renderText } from "../../engine/stepRun.ts";
import type { ContactPatch } from "../../types.ts";
import type { BlockContext, CheckContext, TemplatePlace } from "../blockKind.ts";
import { onMessengers } from "../request/channelNotes.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { formInput, readForm, sayForm, type FilledFields } from "../request/formFlow.ts";
import { renderLabel } from "../request/label.ts";
import type { GoodReading } from "../request/requestSpecification.ts";
import { formSettings, type FormSettings } from "./schema.ts";

/** Longest answer of a field with one line. */
const lineLength = 500;

export const formBlock = defineRequestBlock<FormSettings>({
  kind: "form",
  group: "request",
  label: "Form",
  description: "Asks for several things at once.",
  icon: "IconClipboardText",
  keywords: ["fields", "multi", "questions", "register", "lead", "contact"],
  schema: formSettings,
  errorMessage: "Please fill in the form.",
  input: (context, base) =>
    formInput(context.run, base, fieldsOf(context), renderLabel(context, context.settings.submitLabel, "OK")),
  say: (context) => sayForm(context, fieldsOf(context)),
  read: (input, context, offered) => {
    const fields = fieldsOf(context);
    return readForm(input, context.run, fields, offered, (filled) =>
      finish(fields, filled, context.settings),
    );
  },
  templates: fieldTemplates,
  writtenAttributes: (settings) => settings.fields.map((each) => each.saveToAttribute),
  answerParts: (settings) => settings.fields.map(({ id, label }) => ({ id, label: label || id })),
  check: checkFields,
  channels: onMessengers("The fields are asked for one after the other."),
});

function fieldsOf({ block, settings, run }: BlockContext<FormSettings>): FormField[] {
  const render = (template: string) => renderText(run, block.id, template).trim();
  return settings.fields.flatMap((each) => {
    const { id, kind, isRequired } = each;
    const options = each.options.map((option) => ({
      id: option.id,
      title: render(option.title) || option.id,
    }));
    if (kind === "select" && options.length === 0) return [];
    const placeholder = render(each.placeholder);
    return [
      {
        id,
        kind,
        isRequired,
        label: render(each.label) || id,
        maxLength: kind === "textarea" ? limits.messageTextLength : lineLength,
        ...(placeholder ? { placeholder } : {}),
        ...(kind === "select" ? { options } : {}),
      },
    ];
  });
}

function finish(fields: readonly FormField[], filled: FilledFields, settings: FormSettings): GoodReading {
  const lines = fields.flatMap(({ id, label }) => {
    const answer = filled.get(id);
    return answer ? [`${label}: ${answer.text}`] : [];
  });
  const text = lines.join("\n").slice(0, engineLimits.renderedLength);
  const parts = Object.fromEntries(
    [...filled].map(([id, { value, text: read }]) => [id, { value, text: read }]),
  );
  return { ok: true, value: text, text, parts, patch: patchOf(filled, settings) };
}

function patchOf(filled: FilledFields, settings: FormSettings): ContactPatch {
  const attributes = settings.fields.flatMap(({ id, saveToAttribute }) => {
    const answer = filled.get(id);
    const key = saveToAttribute.trim();
    return key && answer ? [[key, answer.text.slice(0, limits.attributeValueLength)] as const] : [];
  });
  const contact = settings.fillContact ? [...filled.values()].map((answer) => answer.patch ?? {}) : [];
  const facts: ContactPatch = Object.assign({}, ...contact);
  return attributes.length > 0 ? { ...facts, attributes: Object.fromEntries(attributes) } : facts;
}

function fieldTemplates(settings: FormSettings): TemplatePlace[] {
  return settings.fields.flatMap((each, index) => [
    { path: `fields.${index}.label`, text: each.label },
    { path: `fields.${index}.placeholder`, text: each.placeholder },
    ...each.options.map((option, place) => ({
      path: `fields.${index}.options.${place}.title`,
      text: option.title,
    })),
  ]);
}

function checkFields({ settings, validation, report }: CheckContext<FormSettings>): void {
  if (settings.fields.length === 0) report("fields_missing", "settings.fields");
  const ids = new Set<string>();
  for (const [index, each] of settings.fields.entries()) {
    const path = `settings.fields.${index}`;
    const key = each.saveToAttribute.trim();
    if (each.label.trim() === "") report("field_label_missing", `${path}.label`);
    if (each.kind === "select" && each.options.length === 0)
      report("choice_without_options", `${path}.options`);
    if (ids.has(each.id)) report("field_id_repeated", `${path}.id`, { id: each.id });
    if (key && validation.attributeKeys?.includes(key) === false) {
      report("attribute_unknown", `${path}.saveToAttribute`, { key });
    }
    ids.add(each.id);
  }
}
