// Settings of the web links block.

import { limits } from "@parley/contracts/limits";
import { linkItem } from "@parley/contracts/messages";
import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

const link = z.object({
  title: z.string().max(limits.choiceTitleLength).default(""),
  url: z.string().max(limits.urlLength).default(""),
  icon: linkItem.shape.icon,
});

export const linksSettings = z.object({
  text: textField("Message"),
  links: field(z.array(link).max(limits.linksPerBlock).default([]), {
    label: "Links",
    hint: "Buttons that open a page.",
    tab: "content",
    control: "links",
    template: true,
  }),
  ...speakingFields(),
});
export type LinksSettings = z.infer<typeof linksSettings>;
