import type { Conversation } from "@parley/contracts/api/inbox";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRealtime, type News } from "./realtime.ts";

const WORKSPACE = "w".repeat(24);
const HALF = 0.5;

/** Stands for the browser's socket: the test speaks for the server. */
class FakeSocket extends EventTarget {
  readyState = 0;
  sent: string[] = [];

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.readyState = 3;
    this.dispatchEvent(new Event("close"));
  }

  says(event: object): void {
    this.readyState = 1;
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(event) }));
  }
}

interface Changes {
  items: Conversation[];
  feed: string;
  reset: boolean;
}

function conversationNamed(id: string): Conversation {
  return { id } as Conversation;
}

function setUp(answer: () => Promise<Changes> = async () => ({ items: [], feed: "later", reset: false })) {
  const sockets: FakeSocket[] = [];
  const asked: string[] = [];
  const told: News[] = [];
  const realtime = createRealtime({
    openSocket: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    listChanges: (_, after) => {
      asked.push(after);
      return answer();
    },
    currentFeed: async () => "snapshot",
    random: () => HALF,
  });
  realtime.subscribe("conversation", (news) => told.push(news));
  realtime.subscribe("reset", (news) => told.push(news));
  const newest = (): FakeSocket => sockets.at(-1)!;
  return { realtime, sockets, asked, told, newest };
}

describe("createRealtime", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is live after the greeting and passes news on", () => {
    const { realtime, newest, told } = setUp();
    realtime.connect(WORKSPACE);
    expect(realtime.getState()).toBe("connecting");
    newest().says({ kind: "hello", feed: "1" });
    expect(realtime.getState()).toBe("live");
    newest().says({ kind: "conversation", conversation: conversationNamed("a"), messages: [] });
    expect(told).toEqual([{ kind: "conversation", conversation: { id: "a" }, messages: [] }]);
  });

  it("asks for what a snapshot older than the greeting has missed", async () => {
    const { realtime, newest, asked } = setUp();
    realtime.connect(WORKSPACE);
    realtime.noteFeed("from the list");
    newest().says({ kind: "hello", feed: "1" });
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(["from the list"]);
  });

  it("catches up after a lost connection, from the last known position", async () => {
    const { realtime, newest, sockets, asked, told } = setUp(async () => ({
      items: [conversationNamed("changed")],
      feed: "2",
      reset: false,
    }));
    realtime.connect(WORKSPACE);
    newest().says({ kind: "hello", feed: "1" });
    newest().close();
    expect(realtime.getState()).toBe("connecting");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sockets).toHaveLength(2);
    newest().says({ kind: "hello", feed: "9" });
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(["1"]);
    expect(told).toEqual([{ kind: "conversation", conversation: { id: "changed" }, messages: [] }]);
  });

  it("tells the lists to load anew when the gap was too long", async () => {
    const { realtime, newest, told } = setUp(async () => ({ items: [], feed: "2", reset: true }));
    realtime.connect(WORKSPACE);
    newest().says({ kind: "hello", feed: "1" });
    newest().close();
    await vi.advanceTimersByTimeAsync(1_000);
    newest().says({ kind: "hello", feed: "9" });
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([{ kind: "reset" }]);
  });

  it("polls while no socket opens, and stops when one does", async () => {
    const { realtime, newest, asked } = setUp();
    realtime.connect(WORKSPACE);
    newest().close();
    await vi.advanceTimersByTimeAsync(1_000);
    newest().close();
    await vi.advanceTimersByTimeAsync(0);
    expect(realtime.getState()).toBe("polling");
    expect(asked).toEqual(["snapshot"]);
    await vi.advanceTimersByTimeAsync(2_000);
    newest().says({ kind: "hello", feed: "5" });
    await vi.advanceTimersByTimeAsync(0);
    expect(realtime.getState()).toBe("live");
    const soFar = asked.length;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked).toHaveLength(soFar);
  });

  it("says offline when polling is not answered either", async () => {
    const { realtime, newest } = setUp(() => Promise.reject(new Error("away")));
    realtime.connect(WORKSPACE);
    newest().close();
    await vi.advanceTimersByTimeAsync(1_000);
    newest().close();
    await vi.advanceTimersByTimeAsync(0);
    expect(realtime.getState()).toBe("offline");
  });

  it("says again what is being looked at after it reconnected", async () => {
    const { realtime, newest } = setUp();
    realtime.connect(WORKSPACE);
    newest().says({ kind: "hello", feed: "1" });
    realtime.send({ kind: "view", conversationId: "c" });
    newest().close();
    await vi.advanceTimersByTimeAsync(1_000);
    newest().says({ kind: "hello", feed: "1" });
    expect(newest().sent).toEqual([JSON.stringify({ kind: "view", conversationId: "c" })]);
  });

  it("is silent after disconnecting", async () => {
    const { realtime, sockets, asked } = setUp();
    realtime.connect(WORKSPACE);
    realtime.disconnect();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(realtime.getState()).toBe("idle");
    expect(sockets).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  it("shrugs off frames it cannot read", () => {
    const { realtime, newest } = setUp();
    realtime.connect(WORKSPACE);
    newest().says({ kind: "hello", feed: "1" });
    newest().dispatchEvent(new MessageEvent("message", { data: "{" }));
    newest().says({ kind: "somethingNewer" });
    expect(realtime.getState()).toBe("live");
  });
});
