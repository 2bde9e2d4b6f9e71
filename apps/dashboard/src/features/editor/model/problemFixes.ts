// Repairs that need no decision: what can be done about a problem with one press, as a change of the flow.

import type { Block, FlowProblem } from "@parley/contracts/flow";
import { newBlock } from "@parley/flow-engine";
import { fieldOfPath, outputOfPath } from "../inspector/fieldOfPath.ts";
import { addAndConnect, disconnect, removeBlocks, setStart, updateSettings } from "./commands.ts";
import { type EditorContent, readingOrder } from "./content.ts";
import { placeBehind } from "./graph.ts";

export type FixName =
  | "endHere"
  | "disconnect"
  | "addOption"
  | "nameOption"
  | "renameOption"
  | "newOptionId"
  | "chooseStart"
  | "removeBlock";

export interface ProblemFix {
  name: FixName;
  apply: (content: EditorContent) => EditorContent;
}

interface FixTools {
  makeId: () => string;
  /** Title of an option nobody named, by its place counted from one. */
  optionTitle: (place: number) => string;
}

/** The repair of a problem, or null when its author has to decide. */
export function fixOf(content: EditorContent, problem: FlowProblem, tools: FixTools): ProblemFix | null {
  if (problem.code === "no_start" || problem.code === "start_not_found") {
    const [first] = readingOrder({ ...content.document, start: null });
    return first === undefined ? null : fix("chooseStart", (present) => setStart(present, first));
  }
  const block = problem.blockId === null ? undefined : content.document.blocks[problem.blockId];
  if (!block) return null;
  const output = outputOfPath(problem.path);
  switch (problem.code) {
    case "output_not_connected":
      return output === null ? null : endHere(block, output, tools.makeId());
    case "target_not_found":
    case "live_chat_then_end":
      return output === null
        ? null
        : fix("disconnect", (present) => disconnect(present, { blockId: block.id, output }));
    case "unreachable_block":
      return fix("removeBlock", (present) => removeBlocks(present, [block.id]));
    default:
      return optionFix(block, problem, tools);
  }
}

const fix = (name: FixName, apply: ProblemFix["apply"]): ProblemFix => ({ name, apply });

function endHere(block: Block, output: string, id: string): ProblemFix | null {
  const end = newBlock("end", id);
  if (!end) return null;
  const from = { blockId: block.id, output };
  return fix("endHere", (content) =>
    addAndConnect(content, { block: end, from, position: placeBehind(content, from) }),
  );
}

function optionFix(block: Block, { code, path }: FlowProblem, tools: FixTools): ProblemFix | null {
  const key = fieldOfPath(path);
  const list: unknown = key === null ? undefined : block.settings[key];
  if (key === null || !Array.isArray(list)) return null;
  const options: readonly unknown[] = list;
  const change = (name: FixName, changed: readonly unknown[]) =>
    fix(name, (content) => updateSettings(content, block.id, { [key]: changed }));
  const titles = new Set(options.map((option) => textOf(option, "title").trim().toLowerCase()));
  if (code === "choice_without_options") {
    return change("addOption", [{ id: tools.makeId(), title: freeTitle(titles, tools.optionTitle, 1) }]);
  }
  const index = Number(/\.(\d+)\./.exec(path)?.[1] ?? Number.NaN);
  const option = options[index];
  if (!isRecord(option)) return null;
  const replace = (name: FixName, patch: Record<string, string>) =>
    change(
      name,
      options.map((other, place) => (place === index ? { ...option, ...patch } : other)),
    );
  switch (code) {
    case "option_title_missing":
      return replace("nameOption", { title: freeTitle(titles, tools.optionTitle, index + 1) });
    case "option_title_repeated": {
      const title = textOf(option, "title").trim();
      return replace("renameOption", { title: freeTitle(titles, (place) => `${title} ${place}`, 2) });
    }
    case "option_id_repeated":
      return replace("newOptionId", { id: tools.makeId() });
    default:
      return null;
  }
}

/** The first numbered title that no option has. */
function freeTitle(taken: ReadonlySet<string>, titleOf: (place: number) => string, from: number): string {
  let place = from;
  while (taken.has(titleOf(place).toLowerCase())) place += 1;
  return titleOf(place);
}

function textOf(option: unknown, key: string): string {
  const value = isRecord(option) ? option[key] : undefined;
  return typeof value === "string" ? value : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
