// Reads the export of a Typebot bot (version 6) as a flow, and says for every block what became of it.

import type { Block, FlowDocument, FlowLayout } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { migrateDocument } from "../document/migrateDocument.ts";
import { failure, success, type Result } from "../document/result.ts";
import { outputsOf } from "../document/outputsOf.ts";
import { fieldOf, leftOut, optionText, type Mapping, type Verdict } from "./mapping.ts";
import { mapBubble } from "./mapBubble.ts";
import { inputTypes, mapInput } from "./mapInput.ts";
import { mapLogic } from "./mapLogic.ts";
import { typebotFile, type TypebotBlock, type TypebotFile, type TypebotGroup } from "./typebotFile.ts";
import { layoutOf } from "./typebotLayout.ts";
import { typebotTexts } from "./typebotTexts.ts";

export interface ImportLine {
  verdict: Verdict;
  /** Block of the new flow to look at. */
  blockId: string;
  /** Title of the Typebot group, and type of the Typebot block. */
  group: string;
  type: string;
  note: string;
}

export interface TypebotImport {
  name: string;
  document: FlowDocument;
  layout: FlowLayout;
  /** A line for every Typebot block in their order; a text that became a question shares the line of its input. */
  report: ImportLine[];
}

export interface TypebotRefusal {
  reason: "not_typebot" | "version_unsupported" | "invalid";
  message: string;
}

/** A block of the export with the bubble that became its question, and what they become. */
export interface Placed {
  group: TypebotGroup;
  source: TypebotBlock;
  bubble: TypebotBlock | null;
  /** Ids of the blocks made of it, in order. */
  ids: string[];
  mapping: Mapping;
}

/** Whether a value looks like an export of Typebot, of any version. */
export function isTypebot(input: unknown): boolean {
  return (
    typeof input === "object" &&
    input !== null &&
    "groups" in input &&
    "edges" in input &&
    "variables" in input
  );
}

/** Never throws, whatever is passed in; what it answers passed `migrateDocument`. */
export function importTypebot(input: unknown): Result<TypebotImport, TypebotRefusal> {
  if (!isTypebot(input)) return refuse("not_typebot", "This is not an export of Typebot.");
  const parsed = typebotFile.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      "invalid",
      `${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? "not readable"}`,
    );
  }
  const file = parsed.data;
  if (!file.version.startsWith("6"))
    return refuse(
      "version_unsupported",
      `Version ${file.version} cannot be read. Open the bot in a current Typebot and export it again.`,
    );

  const placed = place(file);
  const document = connect(file, placed);
  const checked = migrateDocument(document);
  if (!checked.ok) return refuse("invalid", checked.failure.message);
  return success({
    name: file.name.slice(0, limits.nameLength),
    document: checked.value.document,
    layout: layoutOf(placed),
    report: placed.map(({ group, source, ids, mapping }) => ({
      verdict: mapping.verdict,
      blockId: ids[0] ?? "",
      group: group.title,
      type: source.type,
      note: mapping.note,
    })),
  });
}

function place(file: TypebotFile): Placed[] {
  const texts = typebotTexts(file.variables);
  const newId = idMaker();
  const entries = entryPoints(file);
  return file.groups.flatMap((group) =>
    withQuestions(group.blocks, entries).map(({ source, bubble }) => {
      const question = bubble ? texts.richText(fieldOf(bubble.content, "richText")) : null;
      const context = { block: source, texts, question, itemId: newId };
      const mapping =
        mapBubble(context) ??
        mapInput(context) ??
        mapLogic(context) ??
        leftOut(source, "Parley has no block of this kind. Replace it, or remove it.");
      return { group, source, bubble, ids: mapping.blocks.map(() => newId(source.id)), mapping };
    }),
  );
}

/** An input takes the text before it as its question, unless something leads to the input directly. */
function withQuestions(blocks: readonly TypebotBlock[], entries: ReadonlySet<string>) {
  const units: { source: TypebotBlock; bubble: TypebotBlock | null }[] = [];
  for (const source of blocks) {
    const before = units.at(-1);
    const isQuestion = before?.source.type === "text" && !before.source.outgoingEdgeId;
    if (isQuestion && inputTypes.has(source.type) && !entries.has(source.id))
      units[units.length - 1] = { source, bubble: before.source };
    else units.push({ source, bubble: null });
  }
  return units;
}

/** Blocks some edge or jump leads to, beside the first ones of the groups. */
function entryPoints(file: TypebotFile): Set<string> {
  const jumps = file.groups.flatMap(({ blocks }) =>
    blocks.map(({ options }) => optionText(options, "blockId")),
  );
  return new Set([...jumps, ...file.edges.flatMap(({ to }) => to.blockId ?? [])]);
}

function connect(file: TypebotFile, placed: readonly Placed[]): unknown {
  const byBlock = new Map<string, string>();
  const byGroup = new Map<string, string>();
  for (const {
    group,
    source,
    bubble,
    ids: [id = ""],
  } of placed) {
    byBlock.set(source.id, id);
    if (bubble) byBlock.set(bubble.id, id);
    if (!byGroup.has(group.id)) byGroup.set(group.id, id);
  }
  const edges = new Map(file.edges.map((edge) => [edge.id, edge]));
  const place = (groupId: string, blockId: string | null | undefined): string | null =>
    (blockId ? byBlock.get(blockId) : undefined) ?? byGroup.get(groupId) ?? null;
  const follow = (edgeId: string | null | undefined): string | null => {
    const edge = edgeId ? edges.get(edgeId) : undefined;
    return edge ? place(edge.to.groupId, edge.to.blockId) : null;
  };

  const blocks = placed.flatMap((entry, index) => {
    const after = placed[index + 1];
    const behind = after?.group === entry.group ? (after.ids[0] ?? null) : null;
    return blocksOf(entry, follow, place, behind);
  });
  return {
    schemaVersion: 1,
    start: startOf(file, follow),
    blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
  };
}

function blocksOf(
  { source, ids, mapping }: Placed,
  follow: (edgeId: string | null | undefined) => string | null,
  place: (groupId: string, blockId: string | null) => string | null,
  behind: string | null,
): Block[] {
  const target = follow(source.outgoingEdgeId) ?? behind;
  return mapping.blocks.map(({ kind, settings }, index) => {
    const isLast = index === mapping.blocks.length - 1;
    const exits = mapping.exits.map(({ output, edgeId }) => [output, follow(edgeId) ?? target]);
    const outputs: Block["outputs"] = Object.fromEntries(isLast ? exits : [["next", ids[index + 1] ?? null]]);
    const jump = mapping.jumpTo && { blockId: place(mapping.jumpTo.groupId, mapping.jumpTo.blockId) ?? "" };
    const block = { id: ids[index] ?? "", kind, settings: { ...settings, ...jump }, outputs };
    // Outputs Typebot does not know, such as for a failed call, go on as the others do.
    for (const output of outputsOf(block))
      if (!Object.hasOwn(outputs, output.id)) outputs[output.id] = target;
    return block;
  });
}

function startOf(
  file: TypebotFile,
  follow: (edgeId: string | null | undefined) => string | null,
): string | null {
  const start = file.events?.find(({ type }) => type === "start");
  return follow(start?.outgoingEdgeId);
}

const forbidden = new Set(["__proto__", "constructor", "prototype", "next", "else", "noAnswer", "failed"]);

/** Keeps ids that fit and are not taken; the others get new ones. */
function idMaker(): (sourceId: string) => string {
  const taken = new Set<string>();
  return (sourceId) => {
    const wanted = sourceId.replaceAll(/[^A-Za-z0-9_-]/g, "").slice(0, 32);
    const base = wanted === "" || forbidden.has(wanted) ? "b" : wanted;
    let id = wanted === base ? base : `${base}1`;
    for (let count = 2; taken.has(id); count += 1) id = `${base}_${count}`;
    taken.add(id);
    return id;
  };
}

function refuse(reason: TypebotRefusal["reason"], message: string) {
  return failure<TypebotRefusal>({ reason, message });
}
