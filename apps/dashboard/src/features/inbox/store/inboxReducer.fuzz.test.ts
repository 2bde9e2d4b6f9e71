// Any interleaving, repetition, reordering or loss of answers and events must end in what a fresh snapshot shows.

import fc from "fast-check";
import type { RealtimeEvent } from "@parley/contracts/events";
import { describe, expect, it } from "vitest";
import type { InboxAction } from "./actions.ts";
import { inboxReducer } from "./inboxReducer.ts";
import { filterKey, listIds } from "./list.ts";
import { createModelServer, modelMemberId, type ModelServer } from "./modelServer.ts";
import { emptyInbox, type InboxState, type ListFilters } from "./state.ts";
import { findGap } from "./thread.ts";

const conversationCount = 5;
const pageSize = 2;
const views: readonly ListFilters[] = [{}, { status: ["OPEN"] }, { unread: "true" }];
const runs = 2_000;
/** Generous: a busy machine is slow, and a failure here must mean a wrong state. */
const timeoutMs = 120_000;

const index = fc.nat(conversationCount - 1);
const view = fc.nat(views.length - 1);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("speak" as const),
      index,
      count: fc.integer({ min: 1, max: 3 }),
      by: fc.constantFrom("visitor" as const, "bot" as const),
    }),
  },
  fc.record({
    kind: fc.constant("setStatus" as const),
    index,
    status: fc.constantFrom("OPEN" as const, "CLOSED" as const),
  }),
  fc.record({ kind: fc.constant("read" as const), index, seq: fc.nat(6) }),
  fc.record({ kind: fc.constant("markRead" as const), index, seq: fc.nat(6) }),
  fc.record({ kind: fc.constant("seenByVisitor" as const), index, seq: fc.nat(6) }),
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("deliverEvent" as const), pick: fc.nat() }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("deliverAnswer" as const), pick: fc.nat() }) },
  fc.record({ kind: fc.constant("loseAnswer" as const), pick: fc.nat() }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("askList" as const), view }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("openThread" as const), index }) },
  fc.record({ kind: fc.constant("askOlder" as const), index }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("askMissing" as const), index }) },
  fc.record({ kind: fc.constant("catchUp" as const), isTooOld: fc.boolean() }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("send" as const), index }) },
  fc.record({ kind: fc.constant("arriveAtServer" as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant("retry" as const), pick: fc.nat() }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

interface Answer {
  action: InboxAction;
  /** What happens when this answer is lost on the way. */
  lost?: InboxAction;
  beforeArrival?: () => void;
}

function createWorld() {
  const server: ModelServer = createModelServer(conversationCount, pageSize);
  let state: InboxState = emptyInbox;
  let feed = server.list({}, null).feed;
  /** Events before this one went to a connection that is no more: after a reset they cannot arrive. */
  let firstEvent = 0;
  const answers: Answer[] = [];
  /** Sends that have left the browser and not reached the server. */
  const travelling: { index: number; clientId: string }[] = [];
  const started = new Map<string, string>();

  const dispatch = (action: InboxAction) => {
    state = inboxReducer(state, action);
    checkThreads(state, started);
  };
  const idOf = (at: number) => server.conversation(at).id;
  const opened = (at: number) => state.threads.has(idOf(at));

  function askList(filters: ListFilters) {
    const window = state.windows.get(filterKey(filters));
    if (window?.isComplete) return;
    const cursor = window?.nextCursor ?? null;
    const { items, nextCursor } = server.list(filters, cursor);
    answers.push({
      action: {
        kind: "listReceived",
        filters,
        cursor,
        generation: state.generation,
        items,
        nextCursor,
      },
      lost: { kind: "listFailed", filters, error: null },
    });
    dispatch({ kind: "listRequested", filters });
  }

  function askMessages(at: number, query: { before?: number; after?: number }) {
    const conversationId = idOf(at);
    answers.push({
      action: { kind: "messagesReceived", conversationId, items: server.page(at, query) },
      lost: { kind: "threadFailed", conversationId, isMissing: false },
    });
  }

  function askMissing(at: number) {
    const thread = state.threads.get(idOf(at));
    if (!thread) return false;
    const seq = state.conversations.get(idOf(at))?.seq ?? 0;
    const after = thread.status === "ready" ? findGap(thread.messages, seq) : null;
    if (thread.status !== "ready") askMessages(at, {});
    else if (after !== null) askMessages(at, { after });
    return thread.status !== "ready" || after !== null;
  }

  function arrive({ index: at, clientId }: { index: number; clientId: string }) {
    const answer = server.send(at, clientId);
    answers.push({
      action: { kind: "sendSucceeded", ...answer },
      lost: {
        kind: "sendFailed",
        conversationId: answer.conversation.id,
        clientId,
        failure: { code: "offline", detail: "" },
      },
    });
  }

  /** What the shared realtime module does: it knows the position of the first snapshot and moves on from there. */
  function catchUp(isTooOld: boolean) {
    const { items, feed: position } = server.changes(feed);
    const nextEvent = server.events.length;
    answers.push({
      action: { kind: "conversationsReceived", conversations: items },
      beforeArrival() {
        feed = position;
        if (!isTooOld) return;
        firstEvent = nextEvent;
        dispatch({ kind: "reset", keep: idOf(0) });
      },
    });
  }

  function arriveHere({ action, beforeArrival }: Answer) {
    beforeArrival?.();
    dispatch(action);
  }

  function retryAll() {
    for (const [conversationId, thread] of state.threads) {
      for (const { clientId } of thread.pending) {
        dispatch({ kind: "sendRetried", conversationId, clientId });
        travelling.push({ index: server.ids.indexOf(conversationId), clientId });
      }
    }
  }

  function deliverAll() {
    for (const send of travelling.splice(0)) arrive(send);
    for (const answer of answers.splice(0)) arriveHere(answer);
  }

  const deliver = (event: RealtimeEvent) => dispatch({ kind: "eventsReceived", events: [event], now: 0 });

  function run(action: Step) {
    switch (action.kind) {
      case "speak":
        return server.speak(action.index, action.by, action.count);
      case "setStatus":
        return server.setStatus(action.index, action.status);
      case "markRead": {
        const seq = Math.min(action.seq, server.messages(action.index).length);
        dispatch({ kind: "markedRead", conversationId: idOf(action.index), seq });
        return server.read(action.index, seq);
      }
      case "read":
        return server.read(action.index, action.seq);
      case "seenByVisitor":
        return server.seenByVisitor(action.index, action.seq);
      case "deliverEvent": {
        const events = server.events.slice(firstEvent);
        const event = events[action.pick % Math.max(1, events.length)];
        return event && deliver(event);
      }
      case "deliverAnswer": {
        const [answer] = answers.splice(action.pick % Math.max(1, answers.length), 1);
        return answer && arriveHere(answer);
      }
      case "loseAnswer": {
        const [answer] = answers.splice(action.pick % Math.max(1, answers.length), 1);
        return answer?.lost && dispatch(answer.lost);
      }
      case "askList":
        return askList(views[action.view] ?? {});
      case "openThread":
        dispatch({ kind: "threadOpened", conversationId: idOf(action.index) });
        return askMessages(action.index, {});
      case "askOlder": {
        const before = state.threads.get(idOf(action.index))?.messages[0]?.seq;
        return before === undefined ? undefined : askMessages(action.index, { before });
      }
      case "askMissing":
        return void askMissing(action.index);
      case "catchUp":
        return catchUp(action.isTooOld);
      case "send": {
        if (!opened(action.index)) return undefined;
        const clientId = `send-${started.size}`;
        started.set(clientId, idOf(action.index));
        travelling.push({ index: action.index, clientId });
        return dispatch({
          kind: "sendStarted",
          conversationId: idOf(action.index),
          message: { clientId, text: clientId, createdAt: "", failure: null },
        });
      }
      case "arriveAtServer": {
        const [send] = travelling.splice(action.pick % Math.max(1, travelling.length), 1);
        return send && arrive(send);
      }
      case "retry":
        return retryAll();
    }
  }

  /** The network is well again: everything on its way arrives, and a catch-up or the socket brings what was missed. */
  function calmDown(by: Recovery) {
    deliverAll();
    retryAll();
    deliverAll();
    for (const filters of views) if (!state.windows.has(filterKey(filters))) askList(filters);
    deliverAll();
    if (by === "catchUp") catchUp(false);
    deliverAll();
    if (by === "catchUp") return;
    const events = server.events.slice(firstEvent);
    for (const event of [...events.toReversed(), ...events]) deliver(event);
  }

  /** Fills the gaps, and loads the lists and the history to their ends. */
  function loadAll() {
    for (let isBusy = true; isBusy;) {
      isBusy = false;
      for (const filters of views) {
        if (state.windows.get(filterKey(filters))?.isComplete) continue;
        askList(filters);
        isBusy = true;
      }
      for (let at = 0; at < conversationCount; at += 1) {
        if (askMissing(at)) isBusy = true;
        const first = state.threads.get(idOf(at))?.messages[0]?.seq ?? 1;
        if (first > 1) {
          askMessages(at, { before: first });
          isBusy = true;
        }
      }
      deliverAll();
    }
  }

  return { server, run, calmDown, loadAll, started, state: () => state };
}

/** Holds after every single step: order, no repetition, and every answer typed here is visible once. */
function checkThreads(state: InboxState, started: ReadonlyMap<string, string>) {
  for (const [conversationId, thread] of state.threads) {
    const seqs = thread.messages.map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((left, right) => left - right));
    const shown = [...thread.messages, ...thread.pending].flatMap(({ clientId }) => clientId ?? []);
    expect(new Set(shown).size).toBe(shown.length);
    if (thread.status !== "ready" || thread.messages[0]?.seq !== 1) continue;
    if (findGap(thread.messages, state.conversations.get(conversationId)?.seq ?? 0) !== null) continue;
    const mine = [...started].filter(([, id]) => id === conversationId).map(([clientId]) => clientId);
    expect(new Set(shown)).toEqual(new Set(mine));
  }
}

const recovery = fc.constantFrom("catchUp" as const, "repeatedEvents" as const);
type Recovery = "catchUp" | "repeatedEvents";

describe("the inbox after any history", () => {
  it(
    "equals a fresh snapshot: lists, conversations and threads, nothing twice, nothing lost",
    () => {
      fc.assert(
        fc.property(
          fc.array(step, { maxLength: 80 }),
          fc.array(step, { maxLength: 40 }),
          recovery,
          (before, after, by) => {
            const world = createWorld();
            for (const steps of [before, after]) {
              for (const action of steps) world.run(action);
              world.calmDown(by);
              expectLists(world.state(), world.server, (shown, all) =>
                expect(shown).toEqual(all.slice(0, shown.length)),
              );
            }
            world.loadAll();
            expectLists(world.state(), world.server, (shown, all) => expect(shown).toEqual(all));
            expectThreads(world.state(), world.server, world.started);
          },
        ),
        { numRuns: runs },
      );
    },
    timeoutMs,
  );
});

function expectLists(
  state: InboxState,
  server: ModelServer,
  compare: (shown: readonly string[], all: readonly string[]) => void,
) {
  for (const filters of views) {
    const window = state.windows.get(filterKey(filters));
    if (window)
      compare(listIds(state.order, state.conversations, window, modelMemberId), allIds(server, filters));
  }
}

function expectThreads(state: InboxState, server: ModelServer, started: ReadonlyMap<string, string>) {
  for (const [at, id] of server.ids.entries()) {
    expect(state.conversations.get(id)).toEqual(server.conversation(at));
    const thread = state.threads.get(id);
    if (!thread) continue;
    expect(thread.messages).toEqual(server.messages(at));
    expect(thread.pending).toEqual([]);
  }
  for (const [clientId, id] of started) {
    const stored = server.messages(server.ids.indexOf(id)).filter((message) => message.clientId === clientId);
    expect(stored).toHaveLength(1);
  }
}

function allIds(server: ModelServer, filters: ListFilters): string[] {
  const ids: string[] = [];
  for (let cursor: string | null = null; ;) {
    const page = server.list(filters, cursor);
    ids.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
  }
}
