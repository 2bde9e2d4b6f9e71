// What is read of a Typebot export, version 6. Tolerant: an export is written by another program, and what it says
// beside this is passed over. Format: https://docs.typebot.io (Share › Export) and the exported files themselves.

import { z } from "zod";

/** More than this of anything is no bot anybody drew. */
const MAXIMUM = {
  groups: 2_000,
  blocks: 500,
  items: 200,
  edges: 10_000,
  variables: 2_000,
  text: 20_000,
} as const;

const name = z.string().max(200);
const text = z.string().max(MAXIMUM.text);
/** Ids of blocks, groups, edges and items. */
const sourceId = z.string().min(1).max(100);
const coordinate = z.number().finite();
const record = z.record(z.string().max(200), z.unknown());

export const typebotItem = z.object({
  id: sourceId,
  outgoingEdgeId: sourceId.nullish(),
  content: z.unknown().optional(),
  /** AB test: `a` or `b`. */
  path: z.string().max(10).optional(),
  title: text.nullish(),
  description: text.nullish(),
  pictureSrc: text.nullish(),
  imageUrl: text.nullish(),
  paths: z
    .array(z.object({ id: sourceId, text: text.nullish(), outgoingEdgeId: sourceId.nullish() }))
    .max(MAXIMUM.items)
    .optional(),
});
export type TypebotItem = z.infer<typeof typebotItem>;

export const typebotBlock = z.object({
  id: sourceId,
  type: name,
  outgoingEdgeId: sourceId.nullish(),
  content: z.unknown().optional(),
  options: record.nullish(),
  items: z.array(typebotItem).max(MAXIMUM.items).nullish(),
});
export type TypebotBlock = z.infer<typeof typebotBlock>;

export const typebotGroup = z.object({
  id: sourceId,
  title: name.default(""),
  graphCoordinates: z.object({ x: coordinate, y: coordinate }).default({ x: 0, y: 0 }),
  blocks: z.array(typebotBlock).max(MAXIMUM.blocks).default([]),
});
export type TypebotGroup = z.infer<typeof typebotGroup>;

export const typebotEdge = z.object({
  id: sourceId,
  from: z.object({ blockId: sourceId.optional(), itemId: sourceId.optional(), eventId: sourceId.optional() }),
  to: z.object({ groupId: sourceId, blockId: sourceId.optional() }),
});
export type TypebotEdge = z.infer<typeof typebotEdge>;

export const typebotFile = z.object({
  version: z.string().max(20),
  name: name.default("Typebot"),
  groups: z.array(typebotGroup).max(MAXIMUM.groups),
  edges: z.array(typebotEdge).max(MAXIMUM.edges).default([]),
  events: z
    .array(z.object({ type: z.string().max(50), outgoingEdgeId: sourceId.nullish() }))
    .max(100)
    .nullish(),
  variables: z
    .array(z.object({ id: sourceId, name }))
    .max(MAXIMUM.variables)
    .default([]),
});
export type TypebotFile = z.infer<typeof typebotFile>;
