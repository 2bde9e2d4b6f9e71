// Settings of the jump.

import { blockId } from "@parley/contracts/flow";
import { z } from "zod";
import { field } from "../../settings/field.ts";

export const jumpSettings = z.object({
  blockId: field(blockId.or(z.literal("")).default(""), {
    label: "Go to",
    hint: "The block of this flow to go on with.",
    tab: "content",
    control: "block",
  }),
});
