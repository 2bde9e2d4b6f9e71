// Set attribute: writes values to the contact, one after the other, each seeing the ones before.

import { limits } from "@parley/contracts/limits";
import { renderText, setVariable, updateContact } from "../../engine/stepRun.ts";
import { variableName } from "../loop/schema.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { setAttributeSettings, type SetAttributeSettings } from "./schema.ts";

export const setAttributeBlock = defineBlock<SetAttributeSettings>({
  kind: "setAttribute",
  group: "action",
  label: "Set attribute",
  description: "Writes values to the contact, or for this conversation only.",
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
      if (settings.scope === "conversation") setVariable(run, block.id, key, value);
      else updateContact(run, { attributes: { [key]: value === "" ? null : value } });
    }
    return { kind: "next", output: "next" };
  },
  writtenAttributes: (settings) =>
    settings.scope === "contact" ? settings.assignments.map(({ key }) => key) : [],
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
      else if (settings.scope === "conversation") {
        if (!variableName.test(key.trim())) report("variable_name_invalid", path, { name: key });
      } else if (validation.attributeKeys?.includes(key.trim()) === false)
        report("attribute_unknown", path, { key });
    }
  },
});
