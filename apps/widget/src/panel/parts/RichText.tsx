// Text of a message as nodes. What a stranger wrote never becomes markup.

import { parseRichText } from "@parley/contracts/richText";
import type { RichTextNode } from "@parley/contracts/richText";
import { safeUrl } from "../safeUrl.ts";
import { NewTab } from "./NewTab.tsx";

export function RichText({ text }: { text: string }) {
  return <>{parseRichText(text).map(node)}</>;
}

function node(part: RichTextNode) {
  switch (part.kind) {
    case "text":
      return part.text;
    case "break":
      return <br />;
    case "code":
      return <code>{part.text}</code>;
    case "bold":
      return <strong>{part.children.map(node)}</strong>;
    case "italic":
      return <em>{part.children.map(node)}</em>;
    case "strike":
      return <s>{part.children.map(node)}</s>;
    case "link": {
      const href = safeUrl(part.url);
      return href ? <NewTab href={href}>{part.text}</NewTab> : part.text;
    }
  }
}
