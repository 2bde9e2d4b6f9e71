// What the editor shows beside the flow itself. Not saved and not undone.

import type { BotTestResult } from "@parley/contracts/api/botTests";
import type { FlowProblem } from "@parley/contracts/flow";
import type { Channel, FieldTab } from "@parley/flow-engine";
import type { OutputRef, Position } from "./content.ts";

export type Panel = "block" | "test" | "botTests" | "problems" | "versions" | "triggers";

/** Where the palette was opened, and what the chosen block is put behind. */
export interface PaletteRequest {
  /** Pixels from the upper left corner of the window. */
  screen: Position;
  /** Place of the new block on the canvas; without it one is found. */
  place?: Position;
  from?: OutputRef;
}

/** Asks the canvas or the list to bring a block into sight. */
export interface RevealRequest {
  blockId: string;
  focus: boolean;
}

/** A published version by its number, or what is being edited. */
export type ComparedSide = number | "draft";

export interface BlockMark {
  text: string;
  tone: "good" | "bad" | "plain";
}

/** Words put beside blocks and connections, by block id and connection id. */
export interface CanvasMarks {
  kind: "tests" | "traffic";
  blocks: ReadonlyMap<string, BlockMark>;
  connections: ReadonlyMap<string, BlockMark>;
}

export interface ViewState {
  panel: Panel | null;
  mode: "canvas" | "list";
  palette: PaletteRequest | null;
  dialog: "publish" | "shortcuts" | "search" | "extract" | "saveTemplate" | "templates" | null;
  /** The two versions that are compared, while they are. */
  compared: { before: ComparedSide; after: ComparedSide } | null;
  isLibraryOpen: boolean;
  /** The table of translations covers the editor. */
  isTranslating: boolean;
  /** Channels the flow is checked for although the bot is not on them. */
  otherChannels: readonly Channel[];
  problems: readonly FlowProblem[];
  problemsByBlock: ReadonlyMap<string, readonly FlowProblem[]>;
  /** Tab of the inspector, and the setting that takes the focus once. */
  tab: FieldTab;
  field: string | null;
  reveal: RevealRequest | null;
  /** The frame or note whose text is typed on the canvas. */
  editing: string | null;
  visitedBlocks: ReadonlySet<string>;
  visitedConnections: ReadonlySet<string>;
  /** Results of the saved tests on the draft as it is, by test; null before the first run. */
  testResults: ReadonlyMap<string, BotTestResult> | null;
  /** What the canvas shows beside the flow: what saved tests cover, or how many visitors went where. */
  marks: CanvasMarks | null;
  /** The block the test conversation stands at. */
  testedBlock: string | null;
}

const nothing: ReadonlySet<string> = new Set();

export const initialView: ViewState = {
  panel: "block",
  mode: "canvas",
  palette: null,
  dialog: null,
  compared: null,
  isLibraryOpen: true,
  isTranslating: false,
  otherChannels: [],
  problems: [],
  problemsByBlock: new Map(),
  tab: "content",
  field: null,
  reveal: null,
  editing: null,
  visitedBlocks: nothing,
  visitedConnections: nothing,
  testedBlock: null,
  testResults: null,
  marks: null,
};

export const noPath = {
  visitedBlocks: nothing,
  visitedConnections: nothing,
  testedBlock: null,
} satisfies Partial<ViewState>;

/** Groups problems by block, keeping lists that did not change so that their badges are not drawn again. */
export function groupProblems(
  problems: readonly FlowProblem[],
  before: ReadonlyMap<string, readonly FlowProblem[]>,
): ReadonlyMap<string, readonly FlowProblem[]> {
  const groups = new Map<string, FlowProblem[]>();
  for (const problem of problems) {
    if (problem.blockId === null) continue;
    const group = groups.get(problem.blockId);
    if (group) group.push(problem);
    else groups.set(problem.blockId, [problem]);
  }
  return new Map(
    [...groups].map(([id, group]) => {
      const known = before.get(id);
      return [id, known && isSameList(known, group) ? known : group];
    }),
  );
}

function isSameList(left: readonly FlowProblem[], right: readonly FlowProblem[]): boolean {
  return (
    left.length === right.length &&
    left.every((problem, index) => {
      const other = right[index];
      return problem.code === other?.code && problem.path === other.path && problem.message === other.message;
    })
  );
}
