// Entities the server finds by itself in plain text: commands, mentions, hashtags, addresses, numbers.
import type { MessageEntity } from "../types.ts";

/** In order of precedence: an address keeps the `#` and `@` inside it. */
const DETECTORS: readonly { type: string; pattern: RegExp }[] = [
  {
    type: "url",
    pattern:
      /(?<![\w@.])(?:https?:\/\/[^\s<>"]+|(?:[a-z0-9-]+\.)+(?:com|org|net|io|me|dev|app|ru|de|eu|info|example)\b(?!@)(?:\/[^\s<>"]*)?)/gi,
  },
  { type: "email", pattern: /(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\w@])/gi },
  { type: "bot_command", pattern: /(?<![\w/])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/])/gi },
  { type: "mention", pattern: /(?<![\w@])@[a-z][a-z0-9_]{2,31}(?!\w)/gi },
  { type: "hashtag", pattern: /(?<![\p{L}\p{N}_#])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu },
  { type: "cashtag", pattern: /(?<![\w$])\$[A-Z]{3,8}(?!\w)/g },
  { type: "phone_number", pattern: /(?<![\w+])\+\d[\d ()-]{7,17}\d(?!\w)/g },
];

const CLOSED_TO_DETECTION = new Set(["code", "pre", "text_link", "text_mention"]);

/** Sentences end behind addresses. */
const TRAILING_PUNCTUATION = /[.,;:!?)\]'"]+$/;

export function detectEntities(text: string, known: readonly MessageEntity[] = []): MessageEntity[] {
  const taken = known.filter(({ type }) => CLOSED_TO_DETECTION.has(type));
  const found: MessageEntity[] = [];
  for (const { type, pattern } of DETECTORS) {
    for (const match of text.matchAll(pattern)) {
      const value = type === "url" ? match[0].replace(TRAILING_PUNCTUATION, "") : match[0];
      const entity = { type, offset: match.index, length: value.length };
      if (![...taken, ...found].some((other) => overlaps(entity, other))) found.push(entity);
    }
  }
  return [...known, ...found].toSorted(
    (left, right) => left.offset - right.offset || right.length - left.length,
  );
}

const overlaps = (left: MessageEntity, right: MessageEntity): boolean =>
  left.offset < right.offset + right.length && right.offset < left.offset + left.length;
