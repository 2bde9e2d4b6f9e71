// Loop: goes through a list. Its way "for each" comes back to the loop by a jump or a connection; after the last entry
// the conversation goes on at "done". The list is read once, when the loop begins. Long lists take a breath now and then.

import { engineLimits } from "../../engine/limits.ts";
import { findLoop, setLoop } from "../../engine/loops.ts";
import { renderText, setVariable, type StepRun } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { takeOutput } from "../takeOutput.ts";
import { listItems } from "./listItems.ts";
import { loopSettings, variableName, type LoopSettings } from "./schema.ts";

export const loopBlock = defineBlock<LoopSettings>({
  kind: "loop",
  group: "action",
  label: "Loop",
  description: "Goes through a list, entry by entry.",
  icon: "IconRepeat",
  keywords: ["each", "list", "repeat", "iterate", "array", "for"],
  schema: loopSettings,
  outputs: () => [
    { id: "each", label: "For each" },
    { id: "done", label: "Done" },
  ],
  summary: (settings) => settings.list,
  pause: () => "none",
  boundedOutputs: ["each"],
  enter({ block, settings, run }) {
    const place = findLoop(run, block.id);
    if (place && run.visited >= engineLimits.blocksBeforeBreath) return { kind: "breathe" };
    const items = place?.items ?? readList(settings.list, block.id, run);
    const index = place ? place.index + 1 : 0;
    const item = items[index];
    if (item === undefined) {
      setLoop(run, block.id, null);
      return takeOutput(run, block.id, "done", `items_${items.length}`);
    }
    setLoop(run, block.id, { items, index });
    const name = settings.itemVariable.trim();
    if (variableName.test(name)) setVariable(run, block.id, name, item);
    return takeOutput(run, block.id, "each", `item_${index + 1}_of_${items.length}`);
  },
  check({ settings, report }) {
    const name = settings.itemVariable.trim();
    if (name !== "" && !variableName.test(name))
      report("variable_name_invalid", "settings.itemVariable", { name });
  },
});

function readList(list: string, blockId: string, run: StepRun): string[] {
  const items = listItems(renderText(run, blockId, list));
  if (items.length > engineLimits.loopItems) {
    run.trace.push({ kind: "warning", blockId, code: "list_too_long", detail: String(items.length) });
  }
  return items.slice(0, engineLimits.loopItems).map((item) => item.slice(0, engineLimits.variableLength));
}
