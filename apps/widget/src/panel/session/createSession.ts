// One visitor's chat: opens or resumes it, sends what the visitor does, takes in the news, and reports what was read.

import type { Message, SentFile, VisitorInput } from "@parley/contracts/messages";
import type {
  OpenSessionRequest,
  WidgetActionRequest,
  WidgetEvent,
  WidgetState,
} from "@parley/contracts/widget";
import { backoffMs } from "../../shared/backoffMs.ts";
import type { PageInfo } from "../../shared/protocol.ts";
import { uuid } from "../../shared/visitorStorage.ts";
import { changeConversation, emptyConversation, hasGap, hasOlder, lastSeq } from "./conversationState.ts";
import type { ConversationChange, ConversationState, Job, Pending } from "./conversationState.ts";
import { createNews } from "./createNews.ts";
import type { News } from "./createNews.ts";
import { createSeen } from "./createSeen.ts";
import { createSendQueue } from "./createSendQueue.ts";
import { createStore } from "./createStore.ts";
import type { Store } from "./createStore.ts";
import { tabLink } from "./tabLink.ts";
import type { TabLink } from "./tabLink.ts";
import { online, wait } from "./waiting.ts";
import type { Failure, Outcome, WidgetApi } from "./widgetApi.ts";

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
  /** What an earlier page of this tab has not got confirmed. */
  pending: readonly Pending[];
  /** Called when that has changed. */
  keep(pending: readonly Pending[]): void;
  isWatched(): boolean;
  /** Messages that were not there when the chat was opened, each once. */
  arrived(messages: readonly Message[]): void;
  answered(pending: Pending, after: ConversationState): void;
}

export interface Session {
  view: Store<SessionView>;
  /** `text` and `files` are what the visitor sees of it at once; without both it is a step without words. */
  send(input: VisitorInput, text: string | null, files?: readonly SentFile[]): void;
  /** Calls the server with the visitor's token. */
  authorised<T>(run: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>>;
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

export function createSession({
  api,
  request,
  pending,
  keep,
  isWatched,
  arrived,
  answered,
}: SessionOptions): Session {
  const view = createStore<SessionView>({
    conversation: { ...emptyConversation, pending },
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
    if (after.pending !== before.pending) keep(after.pending);
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
          tellFacts();
          return true;
        }
        if (outcome.code === "token_invalid" && request.identityToken) {
          // The site's signature is wrong or too old: the visitor chats as somebody unknown.
          delete request.identityToken;
          continue;
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

  /** Takes messages in from wherever they came; only what was not known before has "arrived". */
  function receive(messages: readonly Message[], state: WidgetState, ...more: ConversationChange[]) {
    const known = new Set(conversation().messages.map(({ seq }) => seq));
    change({ kind: "received", messages, state }, ...more);
    const fresh = messages.filter(({ seq }) => !known.has(seq));
    if (fresh.length > 0) {
      arrived(fresh);
      seen.mark({ deliveredSeq: lastSeq(conversation()) });
    }
    if (hasGap(conversation())) news?.refresh();
  }

  function take(event: WidgetEvent) {
    switch (event.kind) {
      case "typing":
        change({ kind: "typing", typing: event.isTyping ? { name: event.name } : null });
        return;
      case "state":
        receive([], event.state);
        return;
      case "messages":
        receive(event.messages, event.state);
    }
  }

  async function poll() {
    if (!token) return;
    const outcome = await authorised((current) => api.after(current, lastSeq(conversation())));
    patch({ isOffline: !outcome.ok && outcome.kind === "unreachable" });
    if (outcome.ok) receive(outcome.data.messages, outcome.data.state);
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
    confirmed(sent, { messages, state }) {
      receive(messages, state, { kind: "acknowledged", clientId: sent.clientId });
      tabs?.tell({ kind: "turn", messages, state });
      answered(sent, conversation());
    },
    marked: ({ clientId }, status, problem) => change({ kind: "marked", clientId, status, problem }),
    limited: (seconds) => patch({ limitedUntil: seconds ? Date.now() + seconds * 1_000 : 0 }),
    wait,
  });

  /** What the page has said since the session was asked for. */
  let untold: { identityToken?: string; attributes?: Record<string, string> } | undefined;
  function tellFacts() {
    const facts = untold;
    if (!token || !facts) return;
    untold = undefined;
    void authorised((current) => api.attributes(current, facts));
  }

  function enqueue(job: Job, text: string | null, files?: readonly SentFile[]) {
    const asked = conversation().widget?.input;
    const added: Pending = {
      clientId: uuid(),
      job,
      text,
      ...(files ? { files } : {}),
      createdAt: new Date().toISOString(),
      status: "sending",
      problem: null,
      asked: asked ? { blockId: asked.blockId, kind: asked.kind } : null,
    };
    change({ kind: "queued", pending: added });
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

  const seen = createSeen((marks) => {
    if (token) void authorised((current) => api.seen(current, marks));
  }, window);

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
    send: (input, text, files) => enqueue({ kind: "message", input }, text, files),
    authorised,
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
      untold = { ...untold, identityToken };
      tellFacts();
    },
    setAttributes(attributes) {
      request.attributes = { ...request.attributes, ...attributes };
      untold = { ...untold, attributes: { ...untold?.attributes, ...attributes } };
      tellFacts();
    },
    refresh: () => news?.refresh(),
    stop() {
      seen.stop();
      isStopped = true;
      removeEventListener("online", wentOnline);
      removeEventListener("offline", wentOffline);
      news?.stop();
      tabs?.close();
    },
  };
}
