// News of the workspace over one socket, whatever the screen. The socket only brings news: after a gap the changed
// conversations are asked for and told as `conversation` events, and without any socket they are polled.
import type { RealtimeCommand, RealtimeEvent } from "@parley/contracts/events";
import { api, request } from "./client.ts";

/** First wait after a lost connection; doubles up to the longest. */
const RECONNECT_FIRST_MS = 1_000;
const RECONNECT_LONGEST_MS = 30_000;
/** Failed attempts after which polling begins beside further attempts. */
const ATTEMPTS_BEFORE_POLLING = 2;
const POLL_EVERY_MS = 5_000;
/** Keeps proxies from closing a quiet socket. */
const PING_EVERY_MS = 25_000;

export type ConnectionState = "idle" | "connecting" | "live" | "polling" | "offline";

/** `reset` is ours: the gap was too long, so lists must be loaded anew. */
export type News = RealtimeEvent | { kind: "reset" };
export type NewsKind = News["kind"];
type Handler<Kind extends NewsKind> = (news: Extract<News, { kind: Kind }>) => void;

interface Changes {
  items: Extract<RealtimeEvent, { kind: "conversation" }>["conversation"][];
  feed: string;
  reset: boolean;
}

export interface RealtimeDependencies {
  openSocket: (workspaceId: string) => WebSocket;
  listChanges: (workspaceId: string, after: string) => Promise<Changes>;
  currentFeed: (workspaceId: string) => Promise<string>;
  random: () => number;
}

export interface Realtime {
  connect: (workspaceId: string) => void;
  disconnect: () => void;
  subscribe: <Kind extends NewsKind>(kind: Kind, handler: Handler<Kind>) => () => void;
  send: (command: RealtimeCommand) => void;
  /** Position of a snapshot just loaded, so that what happened before the socket opened is caught up. */
  noteFeed: (feed: string) => void;
  getState: () => ConnectionState;
  onState: (listener: () => void) => () => void;
}

export function createRealtime(dependencies: RealtimeDependencies): Realtime {
  const handlers = new Map<NewsKind, Set<(news: never) => void>>();
  const stateListeners = new Set<() => void>();
  let state: ConnectionState = "idle";
  let workspaceId: string | null = null;
  let socket: WebSocket | null = null;
  let feed: string | null = null;
  let failures = 0;
  let lastView: RealtimeCommand | null = null;
  let reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let pingTimer: ReturnType<typeof setInterval> | undefined;

  function setState(next: ConnectionState): void {
    if (state === next) return;
    state = next;
    for (const listener of stateListeners) listener();
  }

  function tell(news: News): void {
    for (const handler of handlers.get(news.kind) ?? []) handler(news as never);
  }

  /** Everything changed since the last known position; true when it was answered. */
  async function catchUp(workspace: string): Promise<boolean> {
    try {
      feed ??= await dependencies.currentFeed(workspace);
      const changes = await dependencies.listChanges(workspace, feed);
      if (workspaceId !== workspace) return true;
      feed = changes.feed;
      if (changes.reset) tell({ kind: "reset" });
      for (const conversation of changes.items) tell({ kind: "conversation", conversation, messages: [] });
      return true;
    } catch {
      return false;
    }
  }

  function open(): void {
    const workspace = workspaceId;
    if (workspace === null) return;
    clearTimeout(reconnectTimer);
    if (state === "idle") setState("connecting");
    const opened = dependencies.openSocket(workspace);
    socket = opened;
    opened.addEventListener("message", ({ data }) => {
      if (socket === opened && typeof data === "string") read(workspace, data);
    });
    opened.addEventListener("close", () => {
      if (socket === opened) lost(workspace);
    });
  }

  function read(workspace: string, data: string): void {
    const event = readEvent(data);
    if (event === undefined) return;
    if (event.kind === "hello") greeted(workspace, event.feed);
    else tell(event);
  }

  function greeted(workspace: string, position: string): void {
    failures = 0;
    stopPolling();
    setState("live");
    if (lastView) send(lastView);
    clearInterval(pingTimer);
    pingTimer = setInterval(() => send({ kind: "ping" }), PING_EVERY_MS);
    if (feed === null) feed = position;
    else void catchUp(workspace);
  }

  function lost(workspace: string): void {
    socket = null;
    clearInterval(pingTimer);
    if (workspaceId !== workspace) return;
    failures += 1;
    if (failures >= ATTEMPTS_BEFORE_POLLING) startPolling(workspace);
    else setState("connecting");
    const wait = Math.min(RECONNECT_LONGEST_MS, RECONNECT_FIRST_MS * 2 ** (failures - 1));
    reconnectTimer = setTimeout(open, wait / 2 + (dependencies.random() * wait) / 2);
  }

  function startPolling(workspace: string): void {
    if (pollTimer !== undefined) return;
    const poll = async (): Promise<void> => {
      const answered = await catchUp(workspace);
      if (pollTimer === undefined || workspaceId !== workspace) return;
      setState(answered ? "polling" : "offline");
      pollTimer = setTimeout(() => void poll(), POLL_EVERY_MS);
    };
    pollTimer = setTimeout(() => void poll(), 0);
  }

  function stopPolling(): void {
    clearTimeout(pollTimer);
    pollTimer = undefined;
  }

  function send(command: RealtimeCommand): void {
    if (command.kind === "view") lastView = command;
    if (state === "live" && socket?.readyState === 1) socket.send(JSON.stringify(command));
  }

  function disconnect(): void {
    workspaceId = null;
    feed = null;
    failures = 0;
    clearTimeout(reconnectTimer);
    clearInterval(pingTimer);
    stopPolling();
    const closing = socket;
    socket = null;
    closing?.close();
    setState("idle");
  }

  return {
    connect(wanted) {
      if (workspaceId === wanted) return;
      disconnect();
      workspaceId = wanted;
      open();
    },
    disconnect,
    subscribe(kind, handler) {
      const known = handlers.get(kind) ?? new Set();
      handlers.set(kind, known);
      known.add(handler as (news: never) => void);
      return () => known.delete(handler as (news: never) => void);
    },
    send,
    noteFeed(position) {
      feed ??= position;
    },
    getState: () => state,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
  };
}

/** Our own server speaks here, so the shape is trusted; kinds a newer server adds reach no handler. */
function readEvent(text: string): RealtimeEvent | undefined {
  try {
    return JSON.parse(text) as RealtimeEvent;
  } catch {
    return undefined;
  }
}

export const realtime = createRealtime({
  openSocket: (workspaceId) =>
    new WebSocket(
      `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/workspaces/${workspaceId}/realtime`,
    ),
  listChanges: (workspaceId, after) =>
    request(api.listConversationChanges, { params: { workspaceId }, query: { after } }),
  currentFeed: async (workspaceId) =>
    (await request(api.listConversations, { params: { workspaceId }, query: { limit: 1 } })).feed,
  random: Math.random,
});
