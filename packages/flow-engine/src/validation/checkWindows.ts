// Channels that take free messages only within 24 hours after the visitor's last one: what is said after longer pauses.
// The longest silence before each block is followed through the flow; each way is reported where it first speaks too late.

import type { FlowDocument, FlowProblem } from "@parley/contracts/flow";
import { millisecondsPer } from "../blocks/delay/schema.ts";
import type { PreparedBlock } from "../blocks/blockKind.ts";
import { prepareBlock } from "../blocks/registry.ts";
import { edgesOf } from "../document/edgesOf.ts";
import type { Channel, ValidationContext } from "../types.ts";
import { channelNames, checkedChannels } from "./checkChannels.ts";
import { makeProblem } from "./problems.ts";

const windowMinutes = 24 * 60;
const channelsWithWindow: readonly Channel[] = ["whatsapp", "messenger", "instagram"];
/** Silences of one block that are followed further; a circle of short pauses ends the search here. */
const visitsPerBlock = 30;

export function checkWindows(document: FlowDocument, context: ValidationContext): FlowProblem[] {
  const channels = checkedChannels(context).filter((channel) => channelsWithWindow.includes(channel));
  if (channels.length === 0 || document.start === null) return [];
  const late = lateBlocks(document, document.start);
  return channels.flatMap((channel) =>
    late.map((id) => ({
      ...makeProblem("window_closed", id, `blocks.${id}`, { channel: channelNames[channel] }),
      channel,
    })),
  );
}

/** Blocks that speak when the visitor may have been silent for too long, in the order of the document. */
function lateBlocks(document: FlowDocument, start: string): string[] {
  const silences = new Map([[start, 0]]);
  const visits = new Map<string, number>();
  const late = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const block = preparedAt(document, id);
    if (!block || (visits.get(id) ?? 0) >= visitsPerBlock) continue;
    visits.set(id, (visits.get(id) ?? 0) + 1);
    const silence = silences.get(id) ?? 0;
    if (silence > windowMinutes && speaks(block)) {
      late.add(id);
      continue;
    }
    for (const [target, minutes] of waysOut(block, silence)) {
      if (minutes <= (silences.get(target) ?? -1)) continue;
      silences.set(target, Math.min(minutes, windowMinutes + 1));
      open.push(target);
    }
  }
  return Object.keys(document.blocks).filter((id) => late.has(id));
}

/** Where a block leads, and how long the visitor has been silent there. */
function waysOut(prepared: PreparedBlock, silence: number): [target: string, minutes: number][] {
  const { block, pause, settings } = prepared;
  if (pause === "visitor") {
    const unanswered = silence + numberOf(settings["noAnswerMinutes"]);
    return prepared.outputs.flatMap(({ id }) => {
      const target = Object.hasOwn(block.outputs, id) ? block.outputs[id] : null;
      if (target === null || target === undefined) return [];
      if (id === "noAnswer") return [[target, unanswered] as [string, number]];
      return [[target, prepared.immediateOutputs.includes(id) ? silence : 0] as [string, number]];
    });
  }
  const after = silence + (block.kind === "delay" ? delayMinutes(settings) : 0);
  return edgesOf(block).map((target) => [target, after]);
}

/** Templates may always be sent; everything else that visitors read may not. */
function speaks({ block, definition, settings }: PreparedBlock): boolean {
  if (block.kind === "whatsappTemplate") return false;
  if (definition.group !== "action") return true;
  const { text } = settings;
  return typeof text === "string" && text.trim() !== "";
}

function delayMinutes({ amount, unit }: Readonly<Record<string, unknown>>): number {
  const length = Object.entries(millisecondsPer).find(([name]) => name === unit)?.[1] ?? 0;
  return (numberOf(amount) * length) / millisecondsPer.minutes;
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function preparedAt(document: FlowDocument, id: string): PreparedBlock | null {
  const block = Object.hasOwn(document.blocks, id) ? document.blocks[id] : undefined;
  return block ? prepareBlock(block) : null;
}
