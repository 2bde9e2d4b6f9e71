// A visitor for tests who answers every question in a fitting way, at random but repeatable.

import type { InputRequest, VisitorInput } from "@parley/contracts/messages";

export interface Visitor {
  answer(input: InputRequest): VisitorInput;
  /** A number from 0 to below `bound`. */
  pick(bound: number): number;
}

export function buildVisitor(seed: number): Visitor {
  const random = seededRandom(seed);
  const pick = (bound: number) => Math.floor(random() * bound);
  const text = (value: string): VisitorInput => ({ kind: "text", text: value });

  function answer(input: InputRequest): VisitorInput {
    if (input.canSkip && pick(4) === 0) return { kind: "skip" };
    switch (input.kind) {
      case "text":
        return text("Some words".slice(0, input.maxLength));
      case "name":
        return text("Ada Lovelace");
      case "email":
        return text("ada@example.com");
      case "phone":
        return pick(2) === 0
          ? text("+49 1512 3456789")
          : { kind: "phone", dialCode: "+1", number: "415 555 2671" };
      case "number": {
        const low = input.min ?? 0;
        const high = Math.min(input.max ?? low + 1_000, low + 1_000);
        return text(String(low + pick(Math.floor(high - low) + 1)));
      }
      case "choice":
        return { kind: "choice", optionIds: [input.options[pick(input.options.length)]?.id ?? ""] };
      case "choices":
        return {
          kind: "choice",
          optionIds: input.options.slice(0, input.min + pick(input.max - input.min + 1)).map(({ id }) => id),
        };
    }
  }
  return { answer, pick };
}

/** Mulberry32: small, fast and good enough to vary tests. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
