// Texts with variables: their syntax, and whether the variables exist.

import type { FlowDocument } from "@parley/contracts/flow";
import { partId } from "../blocks/answerParts.ts";
import type { PreparedBlock } from "../blocks/blockKind.ts";
import { prepareBlock } from "../blocks/registry.ts";
import { chatVariables, contactVariables } from "../liquid/scope.ts";
import { templateProblem, templateVariables } from "../liquid/template.ts";
import type { ValidationContext } from "../types.ts";
import type { ReportProblem } from "./problems.ts";

export function checkTemplates(
  document: FlowDocument,
  prepared: PreparedBlock,
  context: ValidationContext,
  report: ReportProblem,
): void {
  for (const { path, text } of prepared.templates()) {
    const problem = templateProblem(text);
    if (problem) {
      const { line, column, message } = problem;
      report("template_syntax", `settings.${path}`, { line, column, reason: message });
      continue;
    }
    for (const variable of templateVariables(text)) {
      if (!isKnown(variable, document, context)) {
        report("variable_unknown", `settings.${path}`, { variable: variable.join(".") });
      }
    }
  }
}

function isKnown([root = "", key]: string[], document: FlowDocument, context: ValidationContext): boolean {
  switch (root) {
    case "contact":
      return key === undefined || Object.hasOwn(contactVariables, key);
    case "chat":
      return key === undefined || Object.hasOwn(chatVariables, key);
    case "bot":
      return key === undefined || key === "name";
    case "now":
    case "variables":
      return true;
    case "loop":
      return key === undefined || ["item", "number", "count", "isFirst", "isLast"].includes(key);
    case "attributes":
      return key === undefined || !context.attributeKeys || context.attributeKeys.includes(key);
    case "answers":
      return key === undefined || isAnswer(document, key);
    default:
      return false;
  }
}

function isAnswer(document: FlowDocument, key: string): boolean {
  if (Object.hasOwn(document.blocks, key)) return true;
  return Object.values(document.blocks).some((block) =>
    prepareBlock(block)
      ?.answerParts()
      .some((part) => partId(block.id, part.id) === key),
  );
}
