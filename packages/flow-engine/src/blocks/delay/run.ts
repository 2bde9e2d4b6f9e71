// Delay: a short one is a typing pause before the next message, a longer one puts the session to sleep.

import { engineLimits } from "../../engine/limits.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { delaySettings, millisecondsPer, type DelaySettings } from "./schema.ts";

export const delayBlock = defineBlock<DelaySettings>({
  kind: "delay",
  group: "action",
  label: "Delay",
  description: "Waits before the conversation goes on.",
  icon: "IconClockPause",
  keywords: ["wait", "pause", "timer", "later", "typing"],
  schema: delaySettings,
  outputs: nextOutput,
  summary: ({ amount, unit }) => `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`,
  pause: (settings) => (lengthOf(settings) > engineLimits.typingDelayMs ? "time" : "none"),
  enter({ settings, run }) {
    const milliseconds = lengthOf(settings);
    if (milliseconds > engineLimits.typingDelayMs) return { kind: "wait", milliseconds };
    run.pendingDelayMs += milliseconds;
    return { kind: "next", output: "next" };
  },
  check({ settings, report }) {
    if (settings.amount === 0) report("delay_missing", "settings.amount");
    if (settings.amount * millisecondsPer[settings.unit] > engineLimits.waitMs) {
      report("delay_too_long", "settings.amount", { maximum: engineLimits.waitMs / millisecondsPer.days });
    }
  },
});

function lengthOf({ amount, unit }: DelaySettings): number {
  return Math.min(Math.round(amount * millisecondsPer[unit]), engineLimits.waitMs);
}
