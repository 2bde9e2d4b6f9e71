// Set attribute: writes values to the contact, one after the other, each seeing the ones before.

import { limits } from "@parley/contracts/limits";
import { renderText, updateContact } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { setAttributeSettings } from "./schema.ts";

export const setAttributeBlock = defineBlock({
  kind: "setAttribute",
  group: "action",
  label: "Set attribute",
  description: "Writes values to the contact's attributes.",
  icon: "IconVariable",
  keywords: ["variable", "field", "save", "store", "calculate", "custom"],
  schema: setAttributeSettings,
  outputs: nextOutput,
  summary: (settings) => settings.assignments.map(({ key, value }) => `${key} ← ${value}`).join(", "),
  pause: () => "none",
  enter({ block, settings, run }) {
    for (const assignment of settings.assignments) {
      const key = assignment.key.trim();
      if (key === "") continue;
      const value = renderText(run, block.id, assignment.value).trim().slice(0, limits.attributeValueLength);
      updateContact(run, { attributes: { [key]: value === "" ? null : value } });
    }
    return { kind: "next", output: "next" };
  },
  writtenAttributes: (settings) => settings.assignments.map((assignment) => assignment.key),
  templates: (settings) =>
    settings.assignments.map((assignment, index) => ({
      path: `assignments.${index}.value`,
      text: assignment.value,
    })),
  check({ settings, validation, report }) {
    if (settings.assignments.length === 0) report("assignments_missing", "settings.assignments");
    for (const [index, { key }] of settings.assignments.entries()) {
      const path = `settings.assignments.${index}.key`;
      if (key.trim() === "") report("attribute_missing", path);
      else if (validation.attributeKeys?.includes(key.trim()) === false)
        report("attribute_unknown", path, { key });
    }
  },
});
