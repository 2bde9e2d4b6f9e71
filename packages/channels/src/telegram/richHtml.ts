// Our small text grammar as the HTML that Telegram reads.

import { parseRichText, plainText, type RichTextNode } from "@parley/contracts/richText";

/** The field's value and its mode: text without marks or signs to escape needs no mode, and cannot be refused for it. */
export function richField(
  field: "text" | "caption",
  source: string,
): { body: Record<string, string>; plain?: string } {
  const html = richHtml(source);
  if (html === source) return { body: { [field]: source } };
  return { body: { [field]: html, parse_mode: "HTML" }, plain: plainText(source) };
}

export function richHtml(source: string): string {
  return parseRichText(source).map(nodeHtml).join("");
}

function nodeHtml(node: RichTextNode): string {
  switch (node.kind) {
    case "text":
    // Telegram finds links by itself.
    case "link":
      return escapeHtml(node.text);
    case "code":
      return `<code>${escapeHtml(node.text)}</code>`;
    case "break":
      return "\n";
    case "bold":
      return `<b>${node.children.map(nodeHtml).join("")}</b>`;
    case "italic":
      return `<i>${node.children.map(nodeHtml).join("")}</i>`;
    case "strike":
      return `<s>${node.children.map(nodeHtml).join("")}</s>`;
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
