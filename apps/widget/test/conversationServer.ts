// A widget server in memory, for tests of the widget on its own: the routes of packages/contracts/src/widget.ts over a
// scripted bot. It knows nothing of the real server.

import type {
  InputRequest,
  Message,
  MessageContent,
  SentFile,
  VisitorInput,
} from "@parley/contracts/messages";
import type { TurnResponse, WidgetConfig, WidgetEvent, WidgetState } from "@parley/contracts/widget";
import { answerContent } from "./answerContent.ts";

export const botId = "aaaaaaaaaaaaaaaaaaaaaaaa";
export const customerId = "cccccccccccccccccccccccc";

export interface Step {
  says: (MessageContent & { delayMs?: number })[];
  input: InputRequest | null;
}

const ask = (blockId: string) => ({ blockId, canSkip: false, canGoBack: false });

export const defaultScript: Step[] = [
  {
    says: [
      { kind: "text", text: "Hi there 👋 I am *Ada*, the assistant of Northwind Bikes." },
      { kind: "text", text: "What can I do for you?" },
    ],
    input: {
      kind: "choice",
      ...ask("topic"),
      options: [
        { id: "o1", title: "Book a repair" },
        { id: "o2", title: "Find a bike" },
        { id: "o3", title: "Opening hours" },
      ],
    },
  },
  {
    says: [{ kind: "text", text: "Good choice! May I ask your name?" }],
    input: { kind: "name", ...ask("name"), maxLength: 100 },
  },
  {
    says: [{ kind: "text", text: "And your e-mail address?" }],
    input: { kind: "email", ...ask("email"), canSkip: true, canGoBack: true, maxLength: 200 },
  },
  {
    says: [{ kind: "text", text: "Which number can we call?" }],
    input: { kind: "phone", ...ask("phone"), country: "DE" },
  },
  {
    says: [{ kind: "text", text: "How many bikes?" }],
    input: { kind: "number", ...ask("count"), min: 1, max: 20, step: 1 },
  },
  {
    says: [{ kind: "text", text: "What should we look at?" }],
    input: {
      kind: "choices",
      ...ask("parts"),
      options: [
        { id: "p1", title: "Brakes" },
        { id: "p2", title: "Gears" },
        { id: "p3", title: "Lights" },
        { id: "p4", title: "Wheels" },
      ],
      min: 1,
      max: 3,
      submitLabel: "Done",
    },
  },
  {
    says: [{ kind: "text", text: "Anything else we should know?" }],
    input: { kind: "text", ...ask("notes"), canSkip: true, maxLength: 500, multiline: true },
  },
  { says: [{ kind: "text", text: "Thank you, we will write to you today. 🚲" }], input: null },
];

export interface Conversation {
  id: string;
  uuid: string;
  token: string;
  messages: Message[];
  byClientId: Map<string, { from: number; to: number }>;
  step: number;
  responder: WidgetState["responder"];
  /** Spoken by the flow; null for the bot's own. */
  language: string | null;
  agentName: string | null;
  teamReadSeq: number;
  visitorReadSeq: number;
  pages: string[];
  attributes: Record<string, string>;
  identityToken: string | null;
  /** What the visitor uploaded, by id. */
  files: Map<string, { sent: SentFile; bytes: Buffer }>;
  listeners: Set<(event: WidgetEvent) => void>;
}

let counter = 0;
const makeId = () => (++counter).toString(16).padStart(24, "0");

export function createConversations(script: () => Step[], config: () => WidgetConfig) {
  const byUuid = new Map<string, Conversation>();

  function add(
    conversation: Conversation,
    author: Message["author"],
    content: MessageContent & { delayMs?: number },
    clientId: string | null = null,
  ): Message {
    const { delayMs = 0, ...rest } = content;
    const message: Message = {
      id: makeId(),
      conversationId: conversation.id,
      seq: conversation.messages.length + 1,
      author,
      content: rest as MessageContent,
      createdAt: new Date().toISOString(),
      clientId,
      blockId: null,
      delayMs,
    };
    conversation.messages.push(message);
    return message;
  }

  const bot = { kind: "bot" as const, id: botId, name: config().name };
  const visitor = { kind: "visitor" as const, id: null, name: null };
  const system = { kind: "system" as const, id: null, name: null };

  function play(conversation: Conversation) {
    for (const content of script()[conversation.step]?.says ?? []) add(conversation, bot, content);
  }

  function stateOf(conversation: Conversation): WidgetState {
    const step = script()[conversation.step];
    const input = conversation.responder === "bot" ? (step?.input ?? null) : null;
    return {
      lastSeq: conversation.messages.length,
      responder: conversation.responder,
      input,
      language: conversation.language,
      canType: conversation.responder !== "bot" || input === null,
      agentName: conversation.agentName,
      agentsOnline: true,
      teamReadSeq: conversation.teamReadSeq,
      visitorReadSeq: conversation.visitorReadSeq,
      liveChatExpiresAt: null,
    };
  }

  function publish(conversation: Conversation, from: number) {
    const event: WidgetEvent = {
      kind: "messages",
      messages: conversation.messages.slice(from),
      state: stateOf(conversation),
    };
    for (const listener of conversation.listeners) listener(event);
  }

  /** Runs a change once per client id; a repeat is answered the same. */
  function turn(conversation: Conversation, clientId: string | null, run: () => void): TurnResponse {
    const done = clientId ? conversation.byClientId.get(clientId) : undefined;
    if (done)
      return { messages: conversation.messages.slice(done.from, done.to), state: stateOf(conversation) };
    const from = conversation.messages.length;
    run();
    if (clientId) conversation.byClientId.set(clientId, { from, to: conversation.messages.length });
    publish(conversation, from);
    return { messages: conversation.messages.slice(from), state: stateOf(conversation) };
  }

  function open(uuid: string): Conversation {
    const known = byUuid.get(uuid);
    if (known) return known;
    const conversation: Conversation = {
      id: makeId(),
      uuid,
      token: `token-${uuid}`,
      messages: [],
      byClientId: new Map(),
      step: 0,
      responder: "bot",
      language: null,
      agentName: null,
      teamReadSeq: 0,
      visitorReadSeq: 0,
      pages: [],
      attributes: {},
      identityToken: null,
      files: new Map(),
      listeners: new Set(),
    };
    byUuid.set(uuid, conversation);
    play(conversation);
    return conversation;
  }

  function receive(conversation: Conversation, clientId: string, input: VisitorInput): TurnResponse {
    return turn(conversation, clientId, () => {
      const asked = stateOf(conversation).input;
      const files = [...conversation.files.values()].map(({ sent }) => sent);
      const content = answerContent(input, asked, files);
      add(conversation, visitor, content, clientId);
      if (input.kind === "skip" || input.kind === "back") {
        conversation.step += input.kind === "skip" ? 1 : -1;
        play(conversation);
        return;
      }
      if (input.kind === "resend") return;
      if (input.kind !== "choice" && content.kind === "text") {
        if (conversation.responder !== "bot") return;
        const { text } = content;
        const options = asked && "options" in asked ? asked.options : [];
        if (asked?.kind === "email" && !/^\S+@\S+\.\S+$/.test(text)) {
          add(conversation, bot, { kind: "text", text: "That does not look like an e-mail address." });
          return;
        }
        if (asked?.kind === "form" && text.includes("refuse me")) {
          add(conversation, bot, { kind: "text", text: "Something is not right yet." });
          return;
        }
        if (options.length > 0 && !options.some(({ title }) => title.toLowerCase() === text.toLowerCase())) {
          add(conversation, bot, { kind: "text", text: "Please choose one of the options." });
          return;
        }
      }
      if (conversation.responder !== "bot" || !asked) return;
      conversation.step += 1;
      play(conversation);
    });
  }

  function act(conversation: Conversation, clientId: string, action: string): TurnResponse {
    return turn(conversation, clientId, () => {
      if (action === "restart") {
        add(conversation, system, { kind: "event", event: "restarted" });
        Object.assign(conversation, { step: 0, responder: "bot", agentName: null });
        play(conversation);
      } else if (action === "requestLiveChat") {
        conversation.responder = "waitingForAgent";
        add(conversation, system, {
          kind: "event",
          event: "liveChatRequested",
          title: "Connecting you to a person…",
          text: "Somebody will usually answer within 2 to 3 minutes.",
        });
      } else if (action === "backToBot") {
        Object.assign(conversation, { responder: "bot", agentName: null });
        add(conversation, system, { kind: "event", event: "handedBack" });
      }
    });
  }

  /** Keeps a file of the visitor's, as the route for files does. */
  function keepFile(conversation: Conversation, name: string, type: string, bytes: Buffer): SentFile {
    const id = makeId();
    const url = `/api/widget/v1/files/${id}?signature=test`;
    const sent = { id, name, type, sizeBytes: bytes.length, url };
    conversation.files.set(id, { sent, bytes });
    return sent;
  }

  return {
    byUuid,
    open,
    receive,
    keepFile,
    act,
    stateOf,
    add,
    /** An agent takes the chat, once, and writes. */
    agentSays(conversation: Conversation, text: string, name = "Maya Lindqvist") {
      turn(conversation, null, () => {
        if (conversation.responder !== "agent") {
          Object.assign(conversation, { responder: "agent", agentName: name });
          add(conversation, system, { kind: "event", event: "agentJoined", name });
        }
        add(conversation, { kind: "agent", id: makeId(), name }, { kind: "text", text });
      });
    },
    agentTypes(conversation: Conversation, isTyping: boolean) {
      for (const listener of conversation.listeners)
        listener({ kind: "typing", name: conversation.agentName, isTyping });
    },
    agentReads(conversation: Conversation) {
      conversation.teamReadSeq = conversation.messages.length;
      for (const listener of conversation.listeners)
        listener({ kind: "state", state: stateOf(conversation) });
    },
  };
}
export type Conversations = ReturnType<typeof createConversations>;
