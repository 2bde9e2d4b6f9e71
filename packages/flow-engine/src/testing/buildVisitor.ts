// A visitor for tests who answers every question in a fitting way, at random but repeatable.

import type { FormField, InputRequest, VisitorInput } from "@parley/contracts/messages";

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
      case "cards":
        return { kind: "choice", optionIds: [input.options[pick(input.options.length)]?.id ?? ""] };
      case "consent":
        return { kind: "choice", optionIds: [pick(2) === 0 ? "yes" : "no"] };
      case "iframe":
        return { kind: "choice", optionIds: ["done"] };
      case "url":
        return text("https://example.com/page");
      case "date":
        return dateAnswer(input.mode);
      case "rating":
        return text(String(input.min + pick(input.max - input.min + 1)));
      case "range":
        return text(String(input.min));
      case "files":
      case "signature":
        return { kind: "files", fileIds: ["018f00000000000000000001"] };
      case "location":
        return { kind: "location", latitude: 52.52, longitude: 13.405 };
      case "appointment":
        return { kind: "slot", start: input.slots[pick(input.slots.length)]?.start ?? "" };
      case "form":
        return {
          kind: "form",
          values: Object.fromEntries(input.fields.map((field) => [field.id, formValue(field)])),
        };
      case "otp":
        return pick(4) === 0 ? { kind: "resend" } : text("123456".slice(0, input.length));
    }
  }
  return { answer, pick };
}

function dateAnswer(mode: Extract<InputRequest, { kind: "date" }>["mode"]): VisitorInput {
  switch (mode) {
    case "date":
      return { kind: "date", from: "2026-05-04" };
    case "dateTime":
      return { kind: "date", from: "2026-05-04T15:30" };
    case "time":
      return { kind: "date", from: "15:30" };
    case "range":
      return { kind: "date", from: "2026-05-04", to: "2026-05-06" };
  }
}

function formValue({ kind, options }: FormField): string | boolean {
  switch (kind) {
    case "checkbox":
      return true;
    case "email":
      return "ada@example.com";
    case "phone":
      return "+4915123456789";
    case "number":
      return "7";
    case "date":
      return "2026-05-04";
    case "url":
      return "https://example.com";
    case "select":
      return options?.[0]?.id ?? "";
    case "text":
    case "textarea":
      return "Some words";
  }
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
