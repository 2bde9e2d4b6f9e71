// Settings of the tags block.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";

const tagList = () => z.array(z.string().max(limits.tagLength)).max(limits.tagsPerContact).default([]);

export const tagsSettings = z.object({
  add: field(tagList(), { label: "Add tags", tab: "content", control: "tags", template: true }),
  remove: field(tagList(), { label: "Remove tags", tab: "content", control: "tags", template: true }),
});
export type TagsSettings = z.infer<typeof tagsSettings>;
