// Brings news of the conversation: by WebSocket while one can be had, by polling while not.

import type { WidgetEvent } from "@parley/contracts/widget";
import { backoffMs } from "../../shared/backoffMs.ts";
import { gatherEvents } from "./gatherEvents.ts";

/** Polling while the visitor looks at an open panel without a socket. */
const pollOpenMs = 3_000;
/** Polling while the panel is closed or the tab is hidden. */
const pollHiddenMs = 20_000;
/** A look over the HTTP way even with a socket, because a dead connection can look alive for minutes. */
const safetyPollMs = 60_000;
/** A socket that has not opened by then is given up for polling, until the next attempt. */
const socketOpensMs = 6_000;
/** The server closes with this code when it does not accept the token. */
const closedByPolicy = 1008;

export interface NewsOptions {
  socketAddress: string;
  token(): string;
  lastSeq(): number;
  /** True while the visitor can see the panel. */
  isWatched(): boolean;
  received(event: WidgetEvent): void;
  poll(): Promise<void>;
  /** The token was refused; resolves when there is a new one. */
  renew(): Promise<void>;
}

export interface News {
  /** Asks for news now: the network is back, the tab is visible again, or a gap was seen. */
  refresh(): void;
  stop(): void;
}

export function createNews(options: NewsOptions): News {
  let socket: WebSocket | undefined;
  let isConnected = false;
  let isStopped = false;
  let attempt = 0;
  let reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let isPolling = false;
  const gatherer = gatherEvents(options.received);

  function connect() {
    clearTimeout(reconnectTimer);
    if (isStopped || socket) return;
    let opened: WebSocket;
    try {
      opened = new WebSocket(options.socketAddress, "parley.widget");
    } catch {
      reconnect();
      return;
    }
    socket = opened;
    const patience = setTimeout(() => opened.close(), socketOpensMs);
    opened.onopen = () => {
      clearTimeout(patience);
      opened.send(JSON.stringify({ token: options.token(), after: options.lastSeq() }));
      isConnected = true;
      // What happened between the two connections comes by the sure way.
      if (attempt > 0) void poll();
      attempt = 0;
      plan();
    };
    opened.onmessage = ({ data }) => gatherer.add(JSON.parse(String(data)) as WidgetEvent);
    opened.onclose = async ({ code }) => {
      clearTimeout(patience);
      if (socket !== opened) return;
      socket = undefined;
      isConnected = false;
      if (isStopped) return;
      if (code === closedByPolicy) await options.renew();
      reconnect();
      plan();
    };
  }

  function reconnect() {
    if (isStopped) return;
    clearTimeout(reconnectTimer);
    reconnectTimer = setTimeout(connect, backoffMs(attempt));
    attempt += 1;
  }

  function plan() {
    clearTimeout(pollTimer);
    if (isStopped) return;
    const wait = isConnected ? safetyPollMs : options.isWatched() ? pollOpenMs : pollHiddenMs;
    pollTimer = setTimeout(poll, wait);
  }

  async function poll() {
    if (isPolling || isStopped) return;
    isPolling = true;
    try {
      await options.poll();
    } finally {
      isPolling = false;
      plan();
    }
  }

  connect();
  plan();
  return {
    refresh() {
      if (!isConnected && attempt > 0) {
        attempt = 1;
        connect();
      }
      void poll();
    },
    stop() {
      isStopped = true;
      clearTimeout(reconnectTimer);
      clearTimeout(pollTimer);
      gatherer.stop();
      socket?.close();
    },
  };
}
