// What a starter template is, and a small builder that keeps the templates readable as conversations.

import { flowSchemaVersion, type Block, type FlowDocument, type FlowLayout } from "@parley/contracts/flow";
import { newBlock } from "../document/newBlock.ts";
import { arrange } from "./arrange.ts";

export interface FlowTemplate {
  id: string;
  name: string;
  description: string;
  /** What the bot is for, as the wizard asks it. */
  purpose: string;
  /** Name of a Tabler icon. */
  icon: string;
  suggestedBotName: string;
  document: FlowDocument;
  layout: FlowLayout;
}

/** One block of a template: `[kind, id, settings, where it leads]`. A single target means the output `next`. */
export type TemplateBlock = readonly [
  kind: string,
  id: string,
  settings: Record<string, unknown>,
  to?: string | Readonly<Record<string, string>>,
];

/** The first block is the start. Throws for an unknown kind: a defect of the template, found by its test. */
export function defineTemplate(
  about: Omit<FlowTemplate, "document" | "layout">,
  blocks: readonly TemplateBlock[],
): FlowTemplate {
  const document: FlowDocument = {
    schemaVersion: flowSchemaVersion,
    start: blocks[0]?.[1] ?? null,
    blocks: Object.fromEntries(blocks.map((block) => [block[1], makeBlock(block)])),
  };
  return { ...about, document, layout: arrange(document) };
}

function makeBlock([kind, id, settings, to = {}]: TemplateBlock): Block {
  const block = newBlock(kind, id, settings);
  if (!block) throw new Error(`There is no block kind ${kind}.`);
  return { ...block, outputs: { ...block.outputs, ...(typeof to === "string" ? { next: to } : to) } };
}

/** Options of a choice: `options({ sales: "Sales", support: "Support" })`. The keys are the outputs. */
export function options(titles: Readonly<Record<string, string>>): { id: string; title: string }[] {
  return Object.entries(titles).map(([id, title]) => ({ id, title }));
}

/** The same target for several outputs: `all(["a", "b"], "goodbye")`. */
export function all(outputs: readonly string[], target: string): Record<string, string> {
  return Object.fromEntries(outputs.map((output) => [output, target]));
}
