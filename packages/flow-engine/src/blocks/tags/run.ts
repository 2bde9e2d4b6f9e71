// Tags: adds and removes tags of the contact.

import { limits } from "@parley/contracts/limits";
import { renderText, updateContact } from "../../engine/stepRun.ts";
import type { BlockContext } from "../blockKind.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { tagsSettings, type TagsSettings } from "./schema.ts";

export const tagsBlock = defineBlock<TagsSettings>({
  kind: "tags",
  group: "action",
  label: "Tags",
  description: "Adds tags to the contact, or removes them.",
  icon: "IconTags",
  keywords: ["label", "segment", "mark", "group"],
  schema: tagsSettings,
  outputs: nextOutput,
  summary: ({ add, remove }) => [...add.map((tag) => `+${tag}`), ...remove.map((tag) => `−${tag}`)].join(" "),
  pause: () => "none",
  enter(context) {
    const addTags = filledTags(context, context.settings.add);
    const removeTags = filledTags(context, context.settings.remove);
    updateContact(context.run, {
      ...(addTags.length > 0 ? { addTags } : {}),
      ...(removeTags.length > 0 ? { removeTags } : {}),
    });
    return { kind: "next", output: "next" };
  },
  templates: ({ add, remove }) => [
    ...add.map((text, index) => ({ path: `add.${index}`, text })),
    ...remove.map((text, index) => ({ path: `remove.${index}`, text })),
  ],
  check({ settings, report }) {
    if ([...settings.add, ...settings.remove].every((tag) => tag.trim() === ""))
      report("tags_missing", "settings.add");
  },
});

function filledTags({ block, run }: BlockContext<TagsSettings>, tags: readonly string[]): string[] {
  const filled = tags.map((tag) => renderText(run, block.id, tag).trim().slice(0, limits.tagLength));
  return [...new Set(filled)].filter((tag) => tag !== "");
}
