// One visitor's chat: opens or resumes it, sends what the visitor does, takes in the news, and reports what was read.

import type { VisitorInput } from "@parley/contracts/messages";
import type {
  OpenSessionRequest,
  WidgetActionRequest,
  WidgetEvent,
  WidgetSeenRequest,
} from "@parley/contracts/widget";
import { backoffMs } from "../../shared/backoffMs.ts";
import type { PageInfo } from "../../shared/protocol.ts";
import { uuid } from "../../shared/visitorStorage.ts";
import { changeConversation, emptyConversation, hasGap, hasOlder, lastSeq } from "./conversationState.ts";
import type { ConversationChange, ConversationState, Job, Pending } from "./conversationState.ts";
import { createNews } from "./createNews.ts";
import type { News } from "./createNews.ts";
import { createSendQueue } from "./createSendQueue.ts";
import { createStore } from "./createStore.ts";
import type { Store } from "./createStore.ts";
import { pendingStorage } from "./pendingStorage.ts";
import { tabLink } from "./tabLink.ts";
import type { TabLink } from "./tabLink.ts";
import type { Failure, Outcome, WidgetApi } from "./widgetApi.ts";

/** Reading marks are gathered this long before they are sent. */
const seenDelayMs = 400;
/** The typing sign is repeated at most this often. */
const typingEveryMs = 3_000;

export interface SessionView {
  conversation: ConversationState;
  /** `connecting` until the chat is there; `failed` when it never will be. */
  phase: "connecting" | "ready" | "failed";
  failure: Failure | null;
  isOffline: boolean;
  /** Moment until which the server takes no more messages, in milliseconds since 1970; 0 when it does. */
  limitedUntil: number;
}

export interface SessionOptions {
  api: WidgetApi;
  request: OpenSessionRequest;
  isWatched(): boolean;
  /** News that was not there when the chat was opened. */
  arrived(event: Extract<WidgetEvent, { kind: "messages" }>): void;
  answered(pending: Pending, before: ConversationState, after: ConversationState): void;
}

export interface Session {
  view: Store<SessionView>;
  send(input: VisitorInput, text: string | null): void;
  act(action: WidgetActionRequest["action"]): void;
  retry(): void;
  discard(clientId: string): void;
  loadOlder(): Promise<void>;
  read(seq: number): void;
  typed(): void;
  pageChanged(page: PageInfo): void;
  identify(token: string): void;
  setAttributes(attributes: Record<string, string>): void;
  refresh(): void;
  stop(): void;
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export function createSession({ api, request, isWatched, arrived, answered }: SessionOptions): Session {
  const kept = pendingStorage(`parley_pending_${request.botId}_${request.uuid}`);
  const view = createStore<SessionView>({
    conversation: { ...emptyConversation, pending: kept.load() },
    phase: "connecting",
    failure: null,
    isOffline: !navigator.onLine,
    limitedUntil: 0,
  });
  let token = "";
  let opening: Promise<boolean> | undefined;
  let news: News | undefined;
  let tabs: TabLink | undefined;
  let isStopped = false;

  const conversation = () => view.get().conversation;
  const patch = (part: Partial<SessionView>) => view.set({ ...view.get(), ...part });
  function change(...changes: ConversationChange[]) {
    const before = conversation();
    const after = changes.reduce(changeConversation, before);
    if (after === before) return;
    if (after.pending !== before.pending) kept.save(after.pending);
    patch({ conversation: after });
  }

  /** Opens the session, however long that takes; concurrent callers share one attempt. False when it is refused. */
  function open(): Promise<boolean> {
    opening ??= (async () => {
      for (let attempt = 0; !isStopped; attempt += 1) {
        const outcome = await api.open(request);
        if (outcome.ok) {
          token = outcome.data.token;
          request.isNewVisit = false;
          change({ kind: "opened", response: outcome.data });
          patch({ phase: "ready", failure: null, isOffline: false });
          return true;
        }
        if (outcome.kind === "refused" || outcome.kind === "unauthorised") {
          patch({ phase: "failed", failure: outcome });
          return false;
        }
        patch({ isOffline: true });
        await Promise.race([
          wait(outcome.kind === "limited" ? outcome.waitSeconds * 1_000 : backoffMs(attempt)),
          online(),
        ]);
      }
      return false;
    })().finally(() => (opening = undefined));
    return opening;
  }

  /** Calls with the token; a refused token is replaced once by opening the session again. */
  async function authorised<T>(run: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const used = token;
    const outcome = await run(used);
    if (outcome.ok || outcome.kind !== "unauthorised") return outcome;
    if (token === used && !(await open())) return outcome;
    const second = await run(token);
    if (!second.ok && second.kind === "unauthorised") patch({ phase: "failed", failure: second });
    return second;
  }

  function take(event: WidgetEvent) {
    switch (event.kind) {
      case "typing":
        change({ kind: "typing", typing: event.isTyping ? { name: event.name } : null });
        return;
      case "state":
        change({ kind: "received", messages: [], state: event.state });
        break;
      case "messages": {
        const last = lastSeq(conversation());
        change({ kind: "received", messages: event.messages, state: event.state });
        const fresh = event.messages.filter(({ seq }) => seq > last);
        if (fresh.length > 0) arrived({ ...event, messages: fresh });
      }
    }
    if (hasGap(conversation())) news?.refresh();
  }

  async function poll() {
    if (!token) return;
    const outcome = await authorised((current) => api.after(current, lastSeq(conversation())));
    patch({ isOffline: !outcome.ok && outcome.kind === "unreachable" });
    if (!outcome.ok) return;
    const { messages, state } = outcome.data;
    const known = new Set(conversation().messages.map(({ seq }) => seq));
    change({ kind: "received", messages, state });
    const fresh = messages.filter(({ seq }) => !known.has(seq));
    if (fresh.length > 0) arrived({ kind: "messages", messages: fresh, state });
  }

  const queue = createSendQueue({
    next: () => (token ? conversation().pending.find(({ status }) => status !== "refused") : undefined),
    async send({ clientId, job }) {
      const outcome = await authorised((current) =>
        job.kind === "message"
          ? api.send(current, { clientId, input: job.input })
          : api.act(current, { clientId, action: job.action }),
      );
      patch({ isOffline: !outcome.ok && outcome.kind === "unreachable" });
      return outcome;
    },
    confirmed(pending, { messages, state }) {
      const before = conversation();
      change({ kind: "received", messages, state }, { kind: "acknowledged", clientId: pending.clientId });
      tabs?.tell({ kind: "turn", messages, state });
      answered(pending, before, conversation());
      arrived({ kind: "messages", messages, state });
      if (hasGap(conversation())) news?.refresh();
    },
    marked: ({ clientId }, status, problem) => change({ kind: "marked", clientId, status, problem }),
    limited: (seconds) => patch({ limitedUntil: seconds ? Date.now() + seconds * 1_000 : 0 }),
    wait,
  });

  function enqueue(job: Job, text: string | null) {
    const pending: Pending = {
      clientId: uuid(),
      job,
      text,
      createdAt: new Date().toISOString(),
      status: "sending",
      problem: null,
    };
    change({ kind: "queued", pending });
    queue.run();
  }

  function retry() {
    change(
      ...conversation()
        .pending.filter(({ status }) => status === "failed")
        .map(({ clientId }) => ({ kind: "marked", clientId, status: "sending", problem: null }) as const),
    );
    queue.hurry();
    queue.run();
  }

  const seen = createSeen((marks) => void (token && authorised((current) => api.seen(current, marks))));

  const wentOnline = () => {
    patch({ isOffline: false });
    retry();
    news?.refresh();
  };
  const wentOffline = () => patch({ isOffline: true });
  addEventListener("online", wentOnline);
  addEventListener("offline", wentOffline);

  async function start() {
    const isOpen = await open();
    const { conversationId } = conversation();
    if (!isOpen || !conversationId || isStopped) return;
    tabs = tabLink(conversationId, (told) => {
      if (told.kind === "turn") change({ kind: "received", messages: told.messages, state: told.state });
      else change({ kind: "read", seq: told.seq });
    });
    news = createNews({
      socketAddress: api.socketAddress(),
      token: () => token,
      lastSeq: () => lastSeq(conversation()),
      isWatched,
      received: take,
      poll,
      renew: async () => void (await open()),
    });
    queue.run();
  }
  void start();

  return {
    view,
    send: (input, text) => enqueue({ kind: "message", input }, text),
    act: (action) => enqueue({ kind: "action", action }, null),
    retry,
    discard: (clientId) => change({ kind: "discarded", clientId }),
    async loadOlder() {
      const first = conversation().messages[0]?.seq;
      if (!first || !hasOlder(conversation())) return;
      const outcome = await authorised((current) => api.before(current, first));
      if (outcome.ok) change({ kind: "older", messages: outcome.data.messages });
    },
    read(seq) {
      if (seq <= (conversation().widget?.visitorReadSeq ?? 0)) return;
      change({ kind: "read", seq });
      tabs?.tell({ kind: "read", seq });
      seen.mark({ readSeq: seq });
    },
    typed: () => seen.typed(),
    pageChanged(page) {
      request.page = page;
      seen.mark({ page });
    },
    identify(identityToken) {
      request.identityToken = identityToken;
      if (token) void authorised((current) => api.attributes(current, { identityToken }));
    },
    setAttributes(attributes) {
      request.attributes = { ...request.attributes, ...attributes };
      if (token) void authorised((current) => api.attributes(current, { attributes }));
    },
    refresh: () => news?.refresh(),
    stop() {
      isStopped = true;
      removeEventListener("online", wentOnline);
      removeEventListener("offline", wentOffline);
      news?.stop();
      tabs?.close();
    },
  };
}

function online(): Promise<void> {
  return new Promise((resolve) => addEventListener("online", () => resolve(), { once: true }));
}

/** Gathers marks into few small calls. */
function createSeen(send: (marks: WidgetSeenRequest) => void) {
  let waiting: WidgetSeenRequest = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastTyped = 0;
  function mark(marks: WidgetSeenRequest) {
    waiting = { ...waiting, ...marks };
    timer ??= setTimeout(() => {
      const marksNow = waiting;
      waiting = {};
      timer = undefined;
      send(marksNow);
    }, seenDelayMs);
  }
  return {
    mark,
    typed() {
      if (Date.now() - lastTyped < typingEveryMs) return;
      lastTyped = Date.now();
      mark({ typing: true });
    },
  };
}
