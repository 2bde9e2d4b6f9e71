// Two versions of a flow as one drawing: everything either of them has, each part marked by what happened to it.

import type { Block, FlowDocument } from "@parley/contracts/flow";
import { diffDocuments } from "@parley/flow-engine";
import type { EditorContent, Position } from "../model/content.ts";
import { connectionsOf } from "../model/graph.ts";

export type Mark = "added" | "removed" | "changed";

export interface ComparedBlock {
  block: Block;
  position: Position;
  mark: Mark | null;
}

export interface ComparedConnection {
  id: string;
  source: string;
  output: string;
  target: string;
  mark: "added" | "removed" | null;
}

export interface DifferenceLine {
  id: string;
  look: Mark | "connection" | "start";
  words: string;
  /** The block the line leads to, if it stands in one of the versions. */
  blockId: string | null;
}

export interface Comparison {
  blocks: ComparedBlock[];
  connections: ComparedConnection[];
  lines: DifferenceLine[];
}

/** What differs between two documents, in words. */
export function differenceLines(before: FlowDocument, after: FlowDocument): DifferenceLine[] {
  const difference = diffDocuments(before, after);
  const { start } = difference;
  return [
    ...(start
      ? [{ id: "start", look: "start" as const, words: start.words, blockId: start.after ?? start.before }]
      : []),
    ...difference.blocks.map(({ change, words, blockId }) => ({
      id: `block ${blockId}`,
      look: change,
      words,
      blockId,
    })),
    ...difference.connections.map(({ words, blockId, output }) => ({
      id: `output ${blockId} ${output}`,
      look: "connection" as const,
      words,
      blockId,
    })),
  ];
}

export function compareContents(before: EditorContent, after: EditorContent): Comparison {
  const lines = differenceLines(before.document, after.document);
  const marks = new Map<string, Mark>();
  for (const { look, blockId } of lines) {
    if (blockId !== null && look !== "connection" && look !== "start") marks.set(blockId, look);
  }
  const removed = Object.values(before.document.blocks).filter(({ id }) => !(id in after.document.blocks));
  return {
    // A removed block stands where it stood, and lies below what took its place.
    blocks: [
      ...removed.map((block) => placed(before, block, "removed")),
      ...Object.values(after.document.blocks).map((block) =>
        placed(after, block, marks.get(block.id) ?? null),
      ),
    ],
    connections: connectionsBetween(before.document, after.document),
    lines,
  };
}

function placed({ layout }: EditorContent, block: Block, mark: Mark | null): ComparedBlock {
  return { block, position: layout.positions[block.id] ?? { x: 0, y: 0 }, mark };
}

function connectionsBetween(before: FlowDocument, after: FlowDocument): ComparedConnection[] {
  const read = ({ blocks }: FlowDocument) =>
    new Map(
      Object.values(blocks)
        .flatMap((block) => [...connectionsOf(block)])
        .filter(({ target }) => target in before.blocks || target in after.blocks)
        .map(({ blockId, output, target }) => [
          `${blockId}>${output}>${target}`,
          { source: blockId, output, target },
        ]),
    );
  const [old, fresh] = [read(before), read(after)];
  return [
    ...[...old]
      .filter(([id]) => !fresh.has(id))
      .map(([id, connection]) => ({ id, ...connection, mark: "removed" as const })),
    ...[...fresh].map(([id, connection]) => ({
      id,
      ...connection,
      mark: old.has(id) ? null : ("added" as const),
    })),
  ];
}
