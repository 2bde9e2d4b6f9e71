// Flow documents: the structure every part agrees on. What each block kind means lives in the flow engine;
// layout (positions on the canvas) is kept apart, so that a difference between versions shows meaning.

import { z } from "zod";
import { id, timestamp } from "./ids.ts";
import { limits } from "./limits.ts";

export const flowSchemaVersion = 1;

/** Stable id of a block inside its flow: made once, kept through copies of the document. */
export const blockId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);

export const block = z.object({
  id: blockId,
  kind: z.string().min(1).max(40),
  /** Author's own name of the block, shown on the canvas instead of the kind's name. */
  title: z.string().max(limits.nameLength).optional(),
  settings: z.record(z.string(), z.unknown()),
  /** Where each output leads: a block id, or null while it is not connected. */
  outputs: z.record(z.string().max(64), blockId.nullable()),
});
export type Block = z.infer<typeof block>;

/** BCP 47, for instance `de` or `pt-BR`. */
export const languageTag = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);

export const flowLanguages = z.object({
  /** The language the blocks are written in. */
  default: languageTag,
  others: z.array(languageTag).max(limits.languagesPerFlow),
  /** How a visitor's language is found; a choice made in the flow always wins. */
  chooseBy: z.enum(["browser", "attribute", "none"]).default("browser"),
  attributeKey: z.string().max(limits.attributeKeyLength).default(""),
});
export type FlowLanguages = z.infer<typeof flowLanguages>;

const triggerBase = { id: blockId, isEnabled: z.boolean().default(true) };
export const keywordMatches = ["exact", "contains", "startsWith", "fuzzy", "regex"] as const;
/** What begins a flow. The bot's default flow needs no trigger to greet; `start` makes another flow greet under conditions. */
export const flowTrigger = z.discriminatedUnion("kind", [
  z.object({
    ...triggerBase,
    kind: z.literal("keyword"),
    match: z.enum(keywordMatches),
    /** Compared without case and outer blanks; for `regex` RE2 patterns. */
    keywords: z.array(z.string().min(1).max(limits.keywordLength)).min(1).max(limits.keywordsPerTrigger),
    /** Also while another question is open. */
    interrupts: z.boolean().default(false),
  }),
  /** A message nobody else takes: no question is open and no keyword matched. */
  z.object({ ...triggerBase, kind: z.literal("fallback") }),
  /** The page the visitor opens the chat on; `*` stands for anything. The first message of a new conversation. */
  z.object({
    ...triggerBase,
    kind: z.literal("pageUrl"),
    patterns: z.array(z.string().min(1).max(limits.urlLength)).min(1).max(20),
  }),
  /** A call of the page's script: `parley("event", name)`. */
  z.object({
    ...triggerBase,
    kind: z.literal("visitorEvent"),
    name: z.string().min(1).max(limits.nameLength),
  }),
  /** A call of the API for one conversation. */
  z.object({ ...triggerBase, kind: z.literal("api") }),
  /** A comment under a post, on channels that have posts. */
  z.object({
    ...triggerBase,
    kind: z.literal("comment"),
    keywords: z.array(z.string().min(1).max(limits.keywordLength)).max(limits.keywordsPerTrigger),
  }),
  /** A reply button of a message template, on channels that have templates. */
  z.object({
    ...triggerBase,
    kind: z.literal("templateButton"),
    payload: z.string().min(1).max(limits.nameLength),
  }),
  /** Open conversations of the bot at these times (days 1–7, Monday first; minutes of the day, the bot's time zone). */
  z.object({
    ...triggerBase,
    kind: z.literal("schedule"),
    days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    minuteOfDay: z.number().int().min(0).max(1439),
  }),
]);
export type FlowTrigger = z.infer<typeof flowTrigger>;

export const flowDocument = z.object({
  schemaVersion: z.literal(flowSchemaVersion),
  /** The first block, or null in an empty flow. */
  start: blockId.nullable(),
  blocks: z.record(blockId, block),
  /** What begins this flow beside being the bot's default flow or the target of another one. */
  triggers: z.array(flowTrigger).max(limits.triggersPerFlow).optional(),
  languages: flowLanguages.optional(),
  /**
   * Texts in other languages: language, then place (`<block id>.text`, `<block id>.options.<option id>.title`),
   * then the text. A missing text is said in the default language.
   */
  translations: z.record(languageTag, z.record(z.string().max(200), z.string())).optional(),
});
export type FlowDocument = z.infer<typeof flowDocument>;

const coordinate = z.number().finite();
const area = {
  id: blockId,
  x: coordinate,
  y: coordinate,
  width: z.number().min(40).max(20_000),
  height: z.number().min(40).max(20_000),
  colour: z.enum(["grey", "blue", "green", "yellow", "red", "violet"]),
};
/** A titled area behind blocks, which moves them along. */
export const canvasFrame = z.object({ ...area, title: z.string().max(limits.nameLength) });
export type CanvasFrame = z.infer<typeof canvasFrame>;
/** A remark for other authors; visitors never see it. */
export const canvasNote = z.object({ ...area, text: z.string().max(limits.noteTextLength) });
export type CanvasNote = z.infer<typeof canvasNote>;

export const flowLayout = z.object({
  positions: z.record(blockId, z.object({ x: coordinate, y: coordinate })),
  frames: z.array(canvasFrame).max(limits.canvasAreas).optional(),
  notes: z.array(canvasNote).max(limits.canvasAreas).optional(),
});
export type FlowLayout = z.infer<typeof flowLayout>;

export const problemSeverity = z.enum(["error", "warning"]);
/** Something wrong with a flow. `path` is `blocks.<id>.settings.text` and the like; errors stop publishing. */
export const flowProblem = z.object({
  code: z.string(),
  severity: problemSeverity,
  blockId: z.string().nullable(),
  path: z.string(),
  message: z.string(),
  hint: z.string(),
  /** The channel it is about, or absent when it holds everywhere. */
  channel: z.string().optional(),
});
export type FlowProblem = z.infer<typeof flowProblem>;

export const flowSummary = z.object({
  id,
  botId: id,
  name: z.string(),
  isDefault: z.boolean(),
  publishedVersion: z.number().int().nullable(),
  hasUnpublishedChanges: z.boolean(),
  updatedAt: timestamp,
});
export type FlowSummary = z.infer<typeof flowSummary>;

export const flowDraft = z.object({
  flow: flowSummary,
  document: flowDocument,
  layout: flowLayout,
  /** Grows with every saved change; a save names the revision it began from. */
  revision: z.number().int(),
  updatedBy: z.string().nullable(),
});
export type FlowDraft = z.infer<typeof flowDraft>;

export const flowVersion = z.object({
  number: z.number().int(),
  note: z.string(),
  author: z.string().nullable(),
  createdAt: timestamp,
  blockCount: z.number().int(),
  /** Why it was published although tests failed; null when none did. */
  overrideReason: z.string().nullable(),
  /** Since when its sessions are moved to the published version, and who decided so. */
  retiredAt: timestamp.nullable(),
  retiredBy: z.string().nullable(),
  /** Conversations that stand in this version; counted up to `limits.runningSessionsCounted`. */
  runningSessions: z.number().int(),
});
export type FlowVersion = z.infer<typeof flowVersion>;
