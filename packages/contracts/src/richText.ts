// The small text grammar of messages: *bold*, _italic_, ~strike~, `code`, bare links, line breaks.
// Text becomes nodes, never markup, so that nothing a stranger wrote can turn into HTML.
// No imports: used by the widget, the dashboard and the channels.

export type RichTextNode =
  | { kind: "text"; text: string }
  | { kind: "bold" | "italic" | "strike"; children: RichTextNode[] }
  | { kind: "code"; text: string }
  | { kind: "link"; url: string; text: string }
  | { kind: "break" };

const marks = { "*": "bold", _: "italic", "~": "strike" } as const;
/** Marks inside marks deeper than this stay plain text, so that a hostile text cannot exhaust the stack. */
const maximumDepth = 4;
const linkPattern = /https?:\/\/[^\s<>"'`]+/y;

/** Parses a message text. Never throws; unbalanced marks stay as typed. */
export function parseRichText(text: string, depth = 0): RichTextNode[] {
  const nodes: RichTextNode[] = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push({ kind: "text", text: plain });
    plain = "";
  };

  for (let index = 0; index < text.length;) {
    const character = text[index] ?? "";
    if (character === "\n") {
      flush();
      nodes.push({ kind: "break" });
      index += 1;
      continue;
    }
    if (character === "h" && isBoundary(text[index - 1])) {
      const url = readLink(text, index);
      if (url) {
        flush();
        nodes.push({ kind: "link", url, text: url });
        index += url.length;
        continue;
      }
    }
    if (character === "`" || character in marks) {
      const end = isBoundary(text[index - 1]) ? findClosing(text, index, character) : -1;
      if (end > 0 && (character === "`" || depth < maximumDepth)) {
        flush();
        const inner = text.slice(index + 1, end);
        if (character === "`") nodes.push({ kind: "code", text: inner });
        else
          nodes.push({
            kind: marks[character as keyof typeof marks],
            children: parseRichText(inner, depth + 1),
          });
        index = end + 1;
        continue;
      }
    }
    plain += character;
    index += 1;
  }
  flush();
  return nodes;
}

/** The text without its marks, for previews and notifications. */
export function plainText(text: string): string {
  return parseRichText(text).map(nodeText).join("");
}

function nodeText(node: RichTextNode): string {
  switch (node.kind) {
    case "text":
    case "code":
    case "link":
      return node.text;
    case "break":
      return "\n";
    default:
      return node.children.map(nodeText).join("");
  }
}

function readLink(text: string, index: number): string | undefined {
  linkPattern.lastIndex = index;
  const found = linkPattern.exec(text)?.[0];
  // Punctuation at the end belongs to the sentence, not to the address.
  return found?.replace(/[.,;:!?)\]}*_~]+$/, "");
}

/** A mark closes on the same line, before a boundary, around something that neither starts nor ends with a space. */
function findClosing(text: string, start: number, mark: string): number {
  if (text[start + 1] === undefined || /\s/.test(text[start + 1] ?? "")) return -1;
  const lineEnd = text.indexOf("\n", start);
  const limit = lineEnd < 0 ? text.length : lineEnd;
  for (
    let index = text.indexOf(mark, start + 2);
    index >= 0 && index < limit;
    index = text.indexOf(mark, index + 1)
  ) {
    if (!/\s/.test(text[index - 1] ?? " ") && isBoundary(text[index + 1])) return index;
  }
  return -1;
}

function isBoundary(character: string | undefined): boolean {
  return character === undefined || !/[\p{L}\p{N}]/u.test(character);
}
