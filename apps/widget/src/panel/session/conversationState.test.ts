import type { Message } from "@parley/contracts/messages";
import type { WidgetState } from "@parley/contracts/widget";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changeConversation,
  emptyConversation,
  hasGap,
  lastSeq,
  leadField,
  shownMessages,
  unreadCount,
} from "./conversationState.ts";
import type { ConversationChange, ConversationState, Pending } from "./conversationState.ts";

const conversationId = "1".repeat(24);

function message(
  seq: number,
  kind: "visitor" | "bot" | "agent" = "bot",
  clientId: string | null = null,
): Message {
  return {
    id: seq.toString(16).padStart(24, "0"),
    conversationId,
    seq,
    author: { kind, id: null, name: null },
    content: { kind: "text", text: `message ${seq}` },
    createdAt: new Date(1_700_000_000_000 + seq * 1_000).toISOString(),
    clientId,
    blockId: null,
    delayMs: 0,
  };
}

function widgetState(last: number, part: Partial<WidgetState> = {}): WidgetState {
  return {
    lastSeq: last,
    responder: "bot",
    input: null,
    canType: true,
    language: null,
    agentName: null,
    agentsOnline: false,
    teamReadSeq: 0,
    visitorReadSeq: 0,
    liveChatExpiresAt: null,
    ...part,
  };
}

function pending(clientId: string, part: Partial<Pending> = {}): Pending {
  return {
    clientId,
    job: { kind: "message", input: { kind: "text", text: clientId } },
    text: clientId,
    createdAt: "2026-01-05T09:00:00.000Z",
    status: "sending",
    problem: null,
    asked: null,
    ...part,
  };
}

const opened = (messages: Message[], last = messages.at(-1)?.seq ?? 0): ConversationChange => ({
  kind: "opened",
  response: {
    token: "t",
    conversationId,
    messages,
    hasOlder: (messages[0]?.seq ?? 1) > 1,
    state: widgetState(last),
  },
});
const apply = (changes: ConversationChange[], from: ConversationState = emptyConversation) =>
  changes.reduce(changeConversation, from);
const seqs = (state: ConversationState) => shownMessages(state).map(({ seq }) => seq);

describe("changeConversation", () => {
  it("comes to the same list whatever the order, the source and the number of copies of the news", () => {
    const scenario = fc
      .array(fc.constantFrom("visitor" as const, "bot" as const, "agent" as const), {
        minLength: 1,
        maxLength: 25,
      })
      .chain((authors) => {
        const all = authors.map((kind, index) =>
          message(index + 1, kind, kind === "visitor" ? `c${index}` : null),
        );
        // Pieces as turns, socket events and polls would carry them; every message is in at least one piece.
        const piece = fc
          .tuple(fc.nat({ max: all.length - 1 }), fc.integer({ min: 1, max: 8 }))
          .map(([start, size]) => all.slice(start, start + size));
        return fc
          .tuple(fc.array(piece, { maxLength: 20 }), fc.constant(all.map((one) => [one])))
          .chain(([extra, singles]) =>
            fc.shuffledSubarray([...extra, ...singles], { minLength: extra.length + singles.length }),
          )
          .map((pieces) => ({ all, pieces }));
      });

    fc.assert(
      fc.property(scenario, ({ all, pieces }) => {
        const own = all.filter(({ clientId }) => clientId !== null);
        const queued = own.map(
          ({ clientId }) => ({ kind: "queued", pending: pending(clientId ?? "") }) as const,
        );
        const news = pieces.map(
          (messages) =>
            ({ kind: "received", messages, state: widgetState(messages.at(-1)?.seq ?? 0) }) as const,
        );
        let state = apply([opened([]), ...queued]);
        for (const change of news) {
          state = changeConversation(state, change);
          const shown = seqs(state);
          // At every moment what is shown has no holes and no doubles.
          expect(shown).toEqual(shown.map((_, index) => (shown[0] ?? 1) + index));
        }
        expect(state.messages).toEqual(all);
        expect(shownMessages(state)).toEqual(all);
        expect(state.pending).toEqual([]);
        expect(state.widget?.lastSeq).toBe(all.length);
        expect(hasGap(state)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("never queues what the server has confirmed already", () => {
    const state = apply([opened([message(1, "visitor", "a")]), { kind: "queued", pending: pending("a") }]);
    expect(state.pending).toEqual([]);
  });

  it("holds back what comes after a gap, and tells that something is missing", () => {
    const state = apply([
      opened([message(1)]),
      { kind: "received", messages: [message(3)], state: widgetState(3) },
    ]);
    expect(seqs(state)).toEqual([1]);
    expect(lastSeq(state)).toBe(1);
    expect(hasGap(state)).toBe(true);
    const filled = apply([{ kind: "received", messages: [message(2)], state: widgetState(3) }], state);
    expect(seqs(filled)).toEqual([1, 2, 3]);
    expect(hasGap(filled)).toBe(false);
  });

  it("keeps the newer state when an answer was overtaken, but takes its reading marks", () => {
    const state = apply([
      opened([message(1), message(2)]),
      { kind: "received", messages: [], state: widgetState(1, { responder: "agent", teamReadSeq: 1 }) },
    ]);
    expect(state.widget).toMatchObject({ lastSeq: 2, responder: "bot", teamReadSeq: 1 });
  });

  it("starts afresh when a reopened session leaves a hole behind what was there", () => {
    const state = apply([opened([message(1), message(2)]), opened([message(9), message(10)])]);
    expect(seqs(state)).toEqual([9, 10]);
  });

  it("keeps unsent messages when the session is opened again", () => {
    const state = apply([
      opened([message(1)]),
      { kind: "queued", pending: pending("a") },
      opened([message(1), message(2)]),
    ]);
    expect(state.pending.map(({ clientId }) => clientId)).toEqual(["a"]);
    expect(seqs(state)).toEqual([1, 2]);
  });

  it("puts earlier messages before those already shown", () => {
    const state = apply([
      opened([message(4), message(5)]),
      { kind: "older", messages: [message(2), message(3)] },
    ]);
    expect(seqs(state)).toEqual([2, 3, 4, 5]);
  });

  it("ends the typing sign when the message arrives", () => {
    const state = apply([
      opened([]),
      { kind: "typing", typing: { name: "Maya" } },
      { kind: "received", messages: [message(1, "agent")], state: widgetState(1) },
    ]);
    expect(state.typing).toBeNull();
  });
});

describe("unreadCount", () => {
  it("counts what others said after the last message read", () => {
    const state = apply([opened([message(1), message(2, "visitor", "a"), message(3), message(4, "agent")])]);
    expect(unreadCount(state)).toBe(3);
    expect(unreadCount(apply([{ kind: "read", seq: 3 }], state))).toBe(1);
  });
});

describe("leadField", () => {
  const waitingAt = (blockId: string): ConversationState => ({
    ...emptyConversation,
    widget: widgetState(1, {
      input: { kind: "text", blockId, canSkip: true, canGoBack: false, maxLength: 100, multiline: false },
    }),
  });
  const answer = (kind: "email" | "text", part: Partial<Pending> = {}) =>
    pending("a", { asked: { blockId: "b1", kind }, ...part });

  it("names the field when the bot goes on after a contact question", () => {
    expect(leadField(answer("email"), waitingAt("b2"))).toBe("email");
    expect(leadField(answer("email"), emptyConversation)).toBe("email");
  });
  it("is silent when the bot asks again, asked for something else, or was skipped", () => {
    expect(leadField(answer("email"), waitingAt("b1"))).toBeNull();
    expect(leadField(answer("text"), waitingAt("b2"))).toBeNull();
    const skip = answer("email", { job: { kind: "message", input: { kind: "skip" } } });
    expect(leadField(skip, waitingAt("b2"))).toBeNull();
  });
});
