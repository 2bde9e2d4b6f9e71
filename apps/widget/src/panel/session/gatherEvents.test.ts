import type { Message } from "@parley/contracts/messages";
import type { WidgetEvent, WidgetState } from "@parley/contracts/widget";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gatherEvents } from "./gatherEvents.ts";

const state = (lastSeq: number) => ({ lastSeq }) as WidgetState;
const said = (seq: number): WidgetEvent => ({
  kind: "messages",
  messages: [{ seq } as Message],
  state: state(seq),
});
const typing: WidgetEvent = { kind: "typing", name: "Maya", isTyping: true };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("gatherEvents", () => {
  it("takes the first event at once and a burst behind it together, in order", () => {
    const taken: WidgetEvent[] = [];
    const gatherer = gatherEvents((event) => taken.push(event));
    for (const event of [said(1), said(2), said(3), typing, said(4)]) gatherer.add(event);
    expect(taken).toEqual([said(1)]);
    vi.runAllTimers();
    expect(taken).toEqual([
      said(1),
      { kind: "messages", messages: [{ seq: 2 }, { seq: 3 }], state: state(3) },
      typing,
      said(4),
    ]);
    gatherer.add(said(5));
    expect(taken.at(-1)).toEqual(said(5));
  });

  it("takes nothing after it was stopped", () => {
    const taken: WidgetEvent[] = [];
    const gatherer = gatherEvents((event) => taken.push(event));
    gatherer.add(said(1));
    gatherer.add(said(2));
    gatherer.stop();
    vi.runAllTimers();
    expect(taken).toEqual([said(1)]);
  });
});
