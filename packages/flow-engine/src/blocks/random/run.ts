// Random: one of several equal ways, drawn anew each time.

import { drawRandom } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { takeOutput } from "../takeOutput.ts";
import { randomSettings, type RandomSettings } from "./schema.ts";

export const randomBlock = defineBlock<RandomSettings>({
  kind: "random",
  group: "action",
  label: "Random",
  description: "Takes one of several ways by chance.",
  icon: "IconDice5",
  keywords: ["chance", "dice", "lottery", "shuffle", "vary"],
  schema: randomSettings,
  outputs: ({ ways }) =>
    Array.from({ length: ways }, (_, index) => ({ id: wayId(index), label: `Way ${index + 1}` })),
  summary: ({ ways }) => `${ways} ways`,
  pause: () => "none",
  enter({ block, settings, run }) {
    return takeOutput(run, block.id, wayId(Math.floor(drawRandom(run) * settings.ways)), "drawn");
  },
});

function wayId(index: number): string {
  return `way${index + 1}`;
}
