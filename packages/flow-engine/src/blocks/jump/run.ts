// Jump: goes on at another block of the same flow, without a line across the canvas.

import { defineBlock } from "../defineBlock.ts";
import { noOutput } from "../outputs.ts";
import { jumpSettings } from "./schema.ts";

export const jumpBlock = defineBlock({
  kind: "jump",
  group: "action",
  label: "Jump",
  description: "Goes on at another block of this flow.",
  icon: "IconArrowBounce",
  keywords: ["go to", "goto", "loop", "back", "repeat"],
  schema: jumpSettings,
  outputs: noOutput,
  summary: (settings) => (settings.blockId ? `→ ${settings.blockId}` : ""),
  pause: () => "none",
  enter({ settings }) {
    return settings.blockId === ""
      ? { kind: "end", reason: "no_next" }
      : { kind: "goto", blockId: settings.blockId };
  },
  references: (settings) =>
    settings.blockId === "" ? [] : [{ path: "blockId", blockId: settings.blockId, isTarget: true }],
  check({ settings, document, report }) {
    if (settings.blockId === "") report("block_not_chosen", "settings.blockId");
    else if (!Object.hasOwn(document.blocks, settings.blockId)) report("block_not_found", "settings.blockId");
  },
});
