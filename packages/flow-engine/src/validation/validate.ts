// Problems of a flow, in the order people meet them: the flow as a whole, then block by block.
// Errors stop publishing; warnings do not.

import type { Block, FlowDocument, FlowProblem } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import type { PreparedBlock } from "../blocks/blockKind.ts";
import { findBlockKind, prepareBlock } from "../blocks/registry.ts";
import { fieldMeta } from "../settings/field.ts";
import type { Validate, ValidationContext } from "../types.ts";
import { checkChannels } from "./checkChannels.ts";
import { checkGraph } from "./checkGraph.ts";
import { checkTemplates } from "./checkTemplates.ts";
import { checkTranslations } from "./checkTranslations.ts";
import { checkTriggers } from "./checkTriggers.ts";
import { checkWindows } from "./checkWindows.ts";
import { makeProblem, type ReportProblem } from "./problems.ts";

/** Example: `validate(document, { channel: "website", flowIds: [] })`. */
export const validate: Validate = (document, context) => [
  ...checkSize(document),
  ...checkGraph(document, context),
  ...checkTriggers(document, context),
  ...checkTranslations(document),
  ...checkWindows(document, context),
  ...Object.values(document.blocks).flatMap((block) => checkBlock(document, block, context)),
];

function checkSize(document: FlowDocument): FlowProblem[] {
  const count = Object.keys(document.blocks).length;
  if (count <= limits.blocksPerFlow) return [];
  return [makeProblem("too_many_blocks", null, "blocks", { count, maximum: limits.blocksPerFlow })];
}

function checkBlock(document: FlowDocument, block: Block, context: ValidationContext): FlowProblem[] {
  const problems: FlowProblem[] = [];
  const report: ReportProblem = (code, path, details) => {
    problems.push(makeProblem(code, block.id, `blocks.${block.id}.${path}`, details));
  };
  const prepared = prepareBlock(block);
  if (!prepared) {
    report("unknown_kind", "kind", { kind: block.kind });
    return problems;
  }
  for (const { path, message } of prepared.invalidSettings) {
    report("invalid_setting", `settings.${path}`, { field: labelOf(block, path), reason: message });
  }
  checkRequired(block, prepared, report);
  checkOutputs(document, prepared, report);
  checkAttribute(prepared, context, report);
  checkTemplates(document, prepared, context, report);
  prepared.check(document, context, report);
  if (prepared.settings["rephrase"] === true && context.hasAi === false)
    report("rephrase_without_ai", "settings.rephrase");
  return [...problems, ...checkChannels(prepared, context)];
}

function checkRequired(block: Block, prepared: PreparedBlock, report: ReportProblem): void {
  for (const [key, schema] of Object.entries(findBlockKind(block.kind)?.shape ?? {})) {
    const value = prepared.settings[key];
    const isEmpty = typeof value === "string" && value.trim() === "";
    if (isEmpty && fieldMeta(schema)?.required)
      report("text_missing", `settings.${key}`, { field: labelOf(block, key) });
  }
}

function checkOutputs(document: FlowDocument, prepared: PreparedBlock, report: ReportProblem): void {
  const { block } = prepared;
  for (const output of prepared.outputs) {
    const target = Object.hasOwn(block.outputs, output.id) ? (block.outputs[output.id] ?? null) : null;
    if (target === null) {
      if (!prepared.optionalOutputs.includes(output.id)) {
        report("output_not_connected", `outputs.${output.id}`, { output: output.label });
      }
    } else if (!Object.hasOwn(document.blocks, target)) {
      report("target_not_found", `outputs.${output.id}`, { output: output.label });
    }
  }
}

/** The attribute an answer is saved to should exist. */
function checkAttribute(prepared: PreparedBlock, context: ValidationContext, report: ReportProblem): void {
  const key = prepared.settings["saveToAttribute"];
  if (typeof key !== "string" || key.trim() === "" || !context.attributeKeys) return;
  if (!context.attributeKeys.includes(key)) report("attribute_unknown", "settings.saveToAttribute", { key });
}

function labelOf(block: Block, path: string): string {
  const [key = path] = path.split(".");
  const schema = findBlockKind(block.kind)?.shape[key];
  return (schema && fieldMeta(schema)?.label) ?? key;
}
