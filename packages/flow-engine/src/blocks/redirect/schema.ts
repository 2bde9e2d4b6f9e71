// Settings of the redirect.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const redirectSettings = z.object({
  flowId: field(z.string().max(limits.nameLength).default(""), {
    label: "Flow",
    hint: "The conversation goes on at the beginning of this flow and keeps its answers.",
    tab: "content",
    control: "flow",
  }),
  text: textField("Message", { required: false, hint: "Optional. Said before the other flow begins." }),
  ...speakingFields(),
});
