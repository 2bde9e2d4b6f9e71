// The inbox against a server that answers late, not at all, or twice. No network and no clock of its own.

import { AppError } from "@parley/contracts/errors";
import { NetworkError } from "@parley/contracts/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRealtime, type Realtime } from "../../../api/realtime.ts";
import { createInboxStore, type InboxStore } from "../store/createInboxStore.ts";
import { filterKey } from "../store/list.ts";
import { createModelServer, type ModelServer } from "../store/modelServer.ts";
import { createInboxSync, type InboxSync } from "./createInboxSync.ts";
import type { InboxApi } from "./inboxApi.ts";

interface World {
  server: ModelServer;
  store: InboxStore;
  sync: InboxSync;
  api: { [Name in keyof InboxApi]: ReturnType<typeof vi.fn<InboxApi[Name]>> };
  /** What the socket brings. */
  socket: { open: () => void; say: (event: unknown) => void; close: () => void };
  stop: () => void;
}

let world: World;

beforeEach(() => {
  vi.useFakeTimers();
  world = createWorld();
});
afterEach(() => {
  world.stop();
  vi.useRealTimers();
});

function createWorld(): World {
  const server = createModelServer(6, 3);
  const store = createInboxStore();
  const indexOf = (id: string) => server.ids.indexOf(id);
  const api = {
    listConversations: vi.fn<InboxApi["listConversations"]>(async (filters, cursor) =>
      server.list(filters, cursor),
    ),
    listChanges: vi.fn<InboxApi["listChanges"]>(async (after) => ({
      ...server.changes(after),
      reset: false,
    })),
    getConversation: vi.fn<InboxApi["getConversation"]>(async (id) => {
      if (indexOf(id) < 0) throw new AppError("not_found");
      return server.conversation(indexOf(id));
    }),
    listMessages: vi.fn<InboxApi["listMessages"]>(async (id, query) => ({
      items: server.page(indexOf(id), query),
    })),
    sendMessage: vi.fn<InboxApi["sendMessage"]>(async (id, { clientId }) =>
      server.send(indexOf(id), clientId),
    ),
    markRead: vi.fn<InboxApi["markRead"]>(async () => undefined),
    sendTyping: vi.fn<InboxApi["sendTyping"]>(async () => undefined),
  };
  const target = new EventTarget();
  const fakeSocket = Object.assign(target, { readyState: 1, send: () => {}, close: () => {} });
  const realtime: Realtime = createRealtime({
    openSocket: () => fakeSocket as unknown as WebSocket,
    listChanges: async (_workspace, after) => ({ ...server.changes(after), reset: false }),
    currentFeed: async () => server.list({}, null).feed,
    random: () => 0,
  });
  const sync = createInboxSync(store, api, realtime);
  const stopSync = sync.start();
  realtime.connect("w");
  const say = (event: unknown) =>
    target.dispatchEvent(Object.assign(new Event("message"), { data: JSON.stringify(event) }));
  return {
    server,
    store,
    sync,
    api,
    socket: {
      say,
      open: () => say({ kind: "hello", feed: server.list({}, null).feed }),
      close: () => target.dispatchEvent(new Event("close")),
    },
    stop() {
      stopSync();
      realtime.disconnect();
    },
  };
}

/** Lets everything that is under way arrive, without letting time pass. */
const settle = () => vi.advanceTimersByTimeAsync(0);
const idAt = (index: number) => world.server.conversation(index).id;
const thread = (index: number) => world.store.getState().threads.get(idAt(index));
const seqs = (index: number) => thread(index)?.messages.map(({ seq }) => seq);
const texts = (index: number) => thread(index)?.pending.map(({ text, failure }) => [text, failure?.code]);

describe("an open thread", () => {
  it("fetches the newest page, and older ones on demand", async () => {
    world.server.speak(0, "visitor", 5);
    world.sync.openThread(idAt(0));
    await settle();
    expect(seqs(0)).toEqual([3, 4, 5]);
    await world.sync.loadOlder(idAt(0));
    expect(seqs(0)).toEqual([1, 2, 3, 4, 5]);
  });

  it("fetches what is missing when news jumps ahead", async () => {
    world.server.speak(0, "visitor", 2);
    world.socket.open();
    world.sync.openThread(idAt(0));
    await settle();
    world.server.speak(0, "visitor", 3);
    world.server.speak(0, "bot", 3);
    world.socket.say(world.server.events.at(-1));
    await settle();
    expect(seqs(0)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("tries again after a failure, and does not ask without end when nothing comes", async () => {
    world.server.speak(0, "visitor", 1);
    world.api.listMessages.mockRejectedValueOnce(new NetworkError("gone"));
    world.sync.openThread(idAt(0));
    await settle();
    expect(thread(0)?.status).toBe("failed");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seqs(0)).toEqual([1]);

    world.api.listMessages.mockClear().mockResolvedValue({ items: [] });
    world.server.speak(0, "visitor", 1);
    world.socket.open();
    world.socket.say({ kind: "conversation", conversation: world.server.conversation(0), messages: [] });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.api.listMessages.mock.calls.length).toBeLessThan(6);
  });

  it("says when a conversation does not exist, and does not ask again", async () => {
    world.sync.openThread("f".repeat(24));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.store.getState().threads.get("f".repeat(24))?.status).toBe("missing");
    expect(world.api.getConversation).toHaveBeenCalledTimes(1);
  });
});

describe("sending", () => {
  beforeEach(async () => {
    world.sync.openThread(idAt(0));
    await settle();
  });

  it("shows an answer at once and keeps the order of typing", async () => {
    world.sync.send(idAt(0), "one");
    world.sync.send(idAt(0), "two");
    expect(texts(0)).toEqual([
      ["one", undefined],
      ["two", undefined],
    ]);
    await settle();
    expect(texts(0)).toEqual([]);
    expect(world.api.sendMessage.mock.calls.map(([, body]) => body.text)).toEqual(["one", "two"]);
  });

  it("repeats with the same clientId when the answer was lost, and stores the message once", async () => {
    world.api.sendMessage.mockImplementationOnce(async (id, { clientId }) => {
      world.server.send(world.server.ids.indexOf(id), clientId);
      throw new NetworkError("The answer was lost.");
    });
    world.sync.send(idAt(0), "one");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(world.server.messages(0)).toHaveLength(1);
    expect(seqs(0)).toEqual([1]);
    expect(texts(0)).toEqual([]);
  });

  it("gives up after some attempts, holds back what was typed later, and sends both on request", async () => {
    world.api.sendMessage.mockRejectedValue(new NetworkError("down"));
    world.sync.send(idAt(0), "one");
    world.sync.send(idAt(0), "two");
    await vi.advanceTimersByTimeAsync(30_000);
    expect(texts(0)).toEqual([
      ["one", "offline"],
      ["two", "offline"],
    ]);

    world.api.sendMessage.mockImplementation(async (id, { clientId }) =>
      world.server.send(world.server.ids.indexOf(id), clientId),
    );
    for (const { clientId } of thread(0)?.pending ?? []) world.sync.retry(idAt(0), clientId);
    await settle();
    expect(texts(0)).toEqual([]);
    expect(world.server.messages(0)).toHaveLength(2);
  });

  it("does not repeat a refusal, and keeps its reason", async () => {
    world.api.sendMessage.mockRejectedValueOnce(new AppError("conversation_locked", { name: "Anna" }));
    world.sync.send(idAt(0), "one");
    await vi.advanceTimersByTimeAsync(30_000);
    expect(world.api.sendMessage).toHaveBeenCalledTimes(1);
    expect(thread(0)?.pending[0]?.failure).toEqual({
      code: "conversation_locked",
      detail: "Anna is answering this chat.",
    });
  });

  it("waits as long as the server asks", async () => {
    world.api.sendMessage.mockRejectedValueOnce(new AppError("rate_limited", { seconds: 7 }));
    world.sync.send(idAt(0), "one");
    await vi.advanceTimersByTimeAsync(6_000);
    expect(world.api.sendMessage).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(texts(0)).toEqual([]);
  });
});

describe("lists", () => {
  const open = {};
  const window = () => world.store.getState().windows.get(filterKey(open));

  it("fetch a page at a time until the end", async () => {
    world.sync.showList(open);
    await settle();
    expect(window()?.isComplete).toBe(false);
    world.sync.loadMore(open);
    await settle();
    expect(window()?.isComplete).toBe(true);
    expect(world.store.getState().order).toHaveLength(6);
    expect(world.api.listConversations).toHaveBeenCalledTimes(2);
  });

  it("can be asked for again after a failure", async () => {
    world.api.listConversations.mockRejectedValueOnce(new NetworkError("down"));
    world.sync.showList(open);
    await settle();
    expect(window()?.status).toBe("failed");
    world.sync.showList(open);
    await settle();
    expect(window()?.status).toBe("ready");
  });

  it("miss nothing that changed between the answer's making and the socket's opening", async () => {
    let answer = () => {};
    world.api.listConversations.mockImplementationOnce((filters, cursor) => {
      const page = world.server.list(filters, cursor);
      return new Promise((resolve) => {
        answer = () => resolve(page);
      });
    });
    world.sync.showList(open);
    world.server.speak(5, "visitor", 1);
    world.socket.open();
    answer();
    await settle();
    expect(world.store.getState().conversations.get(idAt(5))?.seq).toBe(1);
  });

  it("catch up after the connection was lost", async () => {
    world.socket.open();
    world.sync.showList(open);
    await settle();
    world.socket.close();
    world.server.speak(0, "visitor", 1);
    await vi.advanceTimersByTimeAsync(1_000);
    world.socket.open();
    await settle();
    expect(world.store.getState().order[0]).toBe(idAt(0));
  });

  it("are fetched anew when too much was missed, while the open thread stays", async () => {
    world.server.speak(0, "visitor", 1);
    world.sync.showList(open);
    world.sync.openThread(idAt(0));
    await settle();
    world.server.speak(0, "visitor", 2);
    world.store.dispatch({ kind: "reset", keep: idAt(0) });
    world.sync.showList(open);
    await settle();
    expect(seqs(0)).toEqual([1, 2, 3]);
    expect(window()?.status).toBe("ready");
  });
});

describe("typing", () => {
  it("is told once in a while, and ended once", async () => {
    for (let key = 0; key < 20; key += 1) world.sync.typing(idAt(0), true);
    expect(world.api.sendTyping).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(3_500);
    world.sync.typing(idAt(0), true);
    world.sync.typing(idAt(0), false);
    world.sync.typing(idAt(0), false);
    expect(world.api.sendTyping.mock.calls.map(([, isTyping]) => isTyping)).toEqual([true, true, false]);
  });
});
