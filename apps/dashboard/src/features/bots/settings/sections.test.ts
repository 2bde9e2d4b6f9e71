import { botSettings } from "@parley/contracts/botSettings";
import { describe, expect, it } from "vitest";
import { addMessages, isMessageKey } from "../../../i18n/t.ts";
import { botSettingsMessages } from "./messages.ts";
import { sectionNames, sections, type Field } from "./sections.ts";

addMessages(botSettingsMessages);

const defaults = botSettings.parse({});

function fieldsOf(section: (typeof sectionNames)[number]): Field[] {
  return sections[section].flatMap(({ fields }) => fields);
}

function leaves(value: object, prefix = ""): string[] {
  return Object.entries(value).flatMap(([name, inner]) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? leaves(inner, `${prefix}${name}.`)
      : [`${prefix}${name}`],
  );
}

describe.each(sectionNames)("section %s", (section) => {
  it("shows every setting of the contract exactly once", () => {
    const shown = fieldsOf(section).map(({ path }) => path);
    expect(shown.toSorted()).toEqual(leaves(defaults[section]).toSorted());
  });

  it("names every field, group and choice", () => {
    const keys = [
      `bots.settings.${section}`,
      `bots.settings.${section}.text`,
      ...sections[section].map(({ name }) => `bots.settings.${section}.group.${name}`),
      ...fieldsOf(section).flatMap((field) => [
        `bots.settings.${section}.${field.path}`,
        ...(field.control === "choice"
          ? field.values.map((value) => `bots.settings.${section}.${field.path}.${value}`)
          : []),
      ]),
    ];
    expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
  });
});
