// Gives repeated SQL texts a name, so that the server parses them once per connection.
// Each connection keeps its named statements for ever, so their number is bounded.

import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** About four times the distinct texts the server has; reached only by texts that are built with values in them. */
const MAXIMUM_NAMES = 2_000;
/** A text is named when it comes this often; a list of changing length is rarely that often the same. */
const USES_BEFORE_NAMING = 3;
/** Texts remembered while they are not named yet. */
const MAXIMUM_CANDIDATES = 1_000;
/** Longer texts are bulk statements which differ from call to call. */
const MAXIMUM_TEXT_LENGTH = 20_000;
/** Hexadecimal digits of the hash: enough that two texts never share a name. */
const HASH_LENGTH = 32;

export type NameStatement = (text: string) => string | undefined;

export function createStatementNames(): NameStatement {
  const names = new Map<string, string>();
  const candidates = new LRUCache<string, number>({ max: MAXIMUM_CANDIDATES });

  return (text) => {
    const name = names.get(text);
    if (name !== undefined) return name;
    if (text.length > MAXIMUM_TEXT_LENGTH || names.size >= MAXIMUM_NAMES) return undefined;

    const uses = (candidates.get(text) ?? 0) + 1;
    if (uses < USES_BEFORE_NAMING) {
      candidates.set(text, uses);
      return undefined;
    }
    candidates.delete(text);
    const created = `p_${createHash("sha256").update(text).digest("hex").slice(0, HASH_LENGTH)}`;
    names.set(text, created);
    return created;
  };
}
