// Collects parsed text with its entities; offsets are UTF-16 units, as JavaScript counts anyway.
import { badRequest, type ApiError } from "../apiError.ts";
import type { FormattedText, MessageEntity } from "../types.ts";

export interface OpenEntity {
  type: string;
  /** Where the entity begins in the parsed text. */
  offset: number;
  /** Where its mark begins in the source, for the error text. */
  sourceIndex: number;
  details: Omit<MessageEntity, "type" | "offset" | "length">;
}

export const parseError = (text: string): ApiError => badRequest(`can't parse entities: ${text}`);

/** The server counts bytes of UTF-8 in its errors. */
export const byteOffset = (source: string, index: number): number =>
  Buffer.byteLength(source.slice(0, index));

/** Cuts surrounding white space as the server does, and orders entities: outer ones first, empty ones gone. */
export function finishText(text: string, entities: readonly MessageEntity[]): FormattedText {
  const leading = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const kept = entities
    .map((entity) => {
      const start = Math.max(entity.offset - leading, 0);
      const end = Math.min(entity.offset + entity.length - leading, trimmed.length);
      return { ...entity, offset: start, length: end - start };
    })
    .filter(({ length }) => length > 0)
    .toSorted((left, right) => left.offset - right.offset || right.length - left.length);
  return { text: trimmed, entities: kept };
}
