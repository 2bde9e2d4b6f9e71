// Settings of the opt-in block.

import { z } from "zod";
import { field } from "../../settings/field.ts";

export const optInSettings = z.object({
  action: field(z.enum(["in", "out"]).default("in"), {
    label: "What to do",
    hint: "Ask for the agreement before, for instance with a consent question.",
    tab: "content",
    control: "select",
    options: [
      { value: "in", label: "Opt in: the contact agreed to be written to" },
      { value: "out", label: "Opt out: the contact must not be written to" },
    ],
  }),
});
export type OptInSettings = z.infer<typeof optInSettings>;
