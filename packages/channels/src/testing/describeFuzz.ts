// Bodies nobody would send: a parser reads them all and throws for none. For tests.

import fc from "fast-check";
import { expect, it } from "vitest";
import type { ChannelAdapter } from "../adapter.ts";

const SEED = 20_261_124;
const RUNS = 400;

/** Random values stand in random places of real bodies. */
export function itReadsAnything(adapter: ChannelAdapter, bodies: readonly unknown[]): void {
  it("reads any object without throwing, and gives every event a key and a moment", () => {
    const spoilt = fc
      .tuple(fc.constantFrom(...bodies), fc.nat(), fc.anything())
      .map(([body, place, value]) => replaceAt(body, place, value));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), spoilt), (body) => {
        for (const { event } of adapter.parse(body, 5).events)
          expect(Number.isFinite(event.at) && event.key !== "").toBe(true);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
}

function replaceAt(body: unknown, place: number, value: unknown): unknown {
  let left = place % countOf(body);
  const walk = (node: unknown): unknown => {
    if (left === 0) {
      left -= 1;
      return value;
    }
    left -= 1;
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(body);
}

function countOf(node: unknown): number {
  if (typeof node !== "object" || node === null) return 1;
  return 1 + Object.values(node).reduce<number>((sum, inner) => sum + countOf(inner), 0);
}
