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

export const flowDocument = z.object({
  schemaVersion: z.literal(flowSchemaVersion),
  /** The first block, or null in an empty flow. */
  start: blockId.nullable(),
  blocks: z.record(blockId, block),
});
export type FlowDocument = z.infer<typeof flowDocument>;

export const flowLayout = z.object({
  positions: z.record(blockId, z.object({ x: z.number().finite(), y: z.number().finite() })),
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
});
export type FlowVersion = z.infer<typeof flowVersion>;
