// Settings of the call of another flow.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";

export const callFlowSettings = z.object({
  flowId: field(z.string().max(limits.nameLength).default(""), {
    label: "Flow",
    hint: "Runs this flow from its beginning. Where it ends or returns, the conversation goes on behind this block.",
    tab: "content",
    control: "flow",
  }),
});
