// Settings of the drip block.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";

export const dripSettings = z.object({
  action: field(z.enum(["start", "stop"]).default("start"), {
    label: "What to do",
    tab: "content",
    control: "select",
    options: [
      { value: "start", label: "Start the sequence" },
      { value: "stop", label: "Stop the sequence" },
    ],
  }),
  sequenceId: field(z.string().max(limits.nameLength).default(""), {
    label: "Sequence",
    hint: "The id of a drip sequence of the workspace.",
    tab: "content",
    control: "text",
    required: true,
  }),
});
export type DripSettings = z.infer<typeof dripSettings>;
