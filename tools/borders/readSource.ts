// Reads one source file into the few facts the border rules need: what it imports, where it holds SQL,
// and where it asks the machine for the time. Works on the syntax tree, so comments never count.
import { parseSync } from "vite";

export interface ImportFact {
  specifier: string;
  line: number;
  /** True when the import disappears with the types and therefore cannot tie two files together at run time. */
  typeOnly: boolean;
}

export interface SourceFacts {
  /** Path from the repository's root, with forward slashes. */
  path: string;
  imports: ImportFact[];
  sqlLines: number[];
  currentTimeLines: number[];
}

interface SyntaxNode {
  type: string;
  start: number;
  [key: string]: unknown;
}

const SQL_TEXT =
  /^\s*(?:(?:select|SELECT)\s[\s\S]*\s(?:from|FROM)\s|(?:insert into|INSERT INTO)\s|(?:update|UPDATE)\s+\S+\s+(?:set|SET)\s|(?:delete from|DELETE FROM)\s|(?:with|WITH)\s+\w+\s+(?:as|AS)\s*\()/;
const QUERY_BUILDER_METHODS = new Set(["selectFrom", "insertInto", "updateTable", "deleteFrom", "mergeInto"]);

export function readSource(path: string, text: string): SourceFacts {
  const facts: SourceFacts = { path, imports: [], sqlLines: [], currentTimeLines: [] };
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path} cannot be parsed: ${parsed.errors[0]?.message}`);
  visit(parsed.program, (node) => collect(node, facts, (offset) => lineOf(text, offset)));
  return facts;
}

function collect(node: SyntaxNode, facts: SourceFacts, lineAt: (offset: number) => number): void {
  const line = lineAt(node.start);
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression": {
      const specifier = literalText(node["source"]);
      if (specifier !== undefined) facts.imports.push({ specifier, line, typeOnly: isTypeOnly(node) });
      return;
    }
    case "Literal":
      if (typeof node["value"] === "string" && SQL_TEXT.test(node["value"])) facts.sqlLines.push(line);
      return;
    case "TemplateLiteral":
      if (SQL_TEXT.test(templateText(node))) facts.sqlLines.push(line);
      return;
    case "TaggedTemplateExpression":
      if (nameOf(node["tag"]) === "sql") facts.sqlLines.push(line);
      return;
    case "CallExpression":
      if (QUERY_BUILDER_METHODS.has(propertyName(node["callee"]) ?? "")) facts.sqlLines.push(line);
      if (nameOf(node["callee"]) === "Date") facts.currentTimeLines.push(line);
      return;
    case "NewExpression":
      if (nameOf(node["callee"]) === "Date" && isEmptyList(node["arguments"]))
        facts.currentTimeLines.push(line);
      return;
    default:
  }
}

function visit(value: unknown, onNode: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, onNode);
    return;
  }
  if (!isNode(value)) return;
  onNode(value);
  for (const child of Object.values(value)) if (typeof child === "object") visit(child, onNode);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function isTypeOnly(node: SyntaxNode): boolean {
  return node["importKind"] === "type" || node["exportKind"] === "type";
}

function literalText(value: unknown): string | undefined {
  return isNode(value) && value.type === "Literal" && typeof value["value"] === "string"
    ? value["value"]
    : undefined;
}

function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === "Identifier" && typeof value["name"] === "string") return value["name"];
  return undefined;
}

function propertyName(value: unknown): string | undefined {
  return isNode(value) && value.type === "MemberExpression" ? nameOf(value["property"]) : undefined;
}

function templateText(node: SyntaxNode): string {
  const quasis = Array.isArray(node["quasis"]) ? node["quasis"] : [];
  return quasis.map((quasi: { value?: { raw?: string } }) => quasi.value?.raw ?? "").join("x");
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let index = text.indexOf("\n"); index !== -1 && index < offset; index = text.indexOf("\n", index + 1))
    line += 1;
  return line;
}
