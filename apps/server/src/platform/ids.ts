// Identifiers of everything we make: 24 lower-case hex characters = 6 bytes of milliseconds and 6 bytes that begin at
// random and grow, so that ids of one process strictly increase and rows lie in the order of their making.

import { randomFillSync, randomUUID } from "node:crypto";
import { idPattern } from "@parley/contracts/ids";

/** The tail starts below half of its 48 bits, so that a millisecond has room for at least 2^27 further ids. */
const TAIL_START_BITS = 47;
const TAIL_LIMIT = 2 ** 48;
/** Steps within one millisecond are random up to this many bits, so that a neighbour's id cannot be counted out. */
const STEP_BITS = 20;
/** Random bytes are drawn in blocks of this size: one system call serves hundreds of ids. */
const RANDOM_BLOCK_BYTES = 4_096;
const BYTES_PER_DRAW = 6;

export interface IdGeneratorOptions {
  /** Milliseconds since 1970. A clock that steps back does not: ids continue from the latest time seen. */
  now?: () => number;
}

export function createIdGenerator({ now = Date.now }: IdGeneratorOptions = {}): () => string {
  const randomBlock = Buffer.alloc(RANDOM_BLOCK_BYTES);
  let used = RANDOM_BLOCK_BYTES;
  let time = 0;
  let tail = 0;

  function randomBits(bits: number): number {
    if (used + BYTES_PER_DRAW > RANDOM_BLOCK_BYTES) {
      randomFillSync(randomBlock);
      used = 0;
    }
    const value = randomBlock.readUIntBE(used, BYTES_PER_DRAW);
    used += BYTES_PER_DRAW;
    return value % 2 ** bits;
  }

  return () => {
    const current = now();
    if (current > time) {
      time = current;
      tail = randomBits(TAIL_START_BITS);
    } else {
      tail += 1 + randomBits(STEP_BITS);
      if (tail >= TAIL_LIMIT) {
        time += 1;
        tail = randomBits(TAIL_START_BITS);
      }
    }
    return hex(time) + hex(tail);
  };
}

export const newId: () => string = createIdGenerator();

export function isId(value: unknown): value is string {
  return typeof value === "string" && idPattern.test(value);
}

export function newUuid(): string {
  return randomUUID();
}

function hex(value: number): string {
  return value.toString(16).padStart(12, "0");
}
