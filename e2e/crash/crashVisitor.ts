// A visitor who never gives up: writes again and again, and repeats an unanswered send under the same client id until
// it is answered, as the widget does. Keeps what was sent and what was acknowledged, for the check afterwards.

import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { InputRequest, Message, VisitorInput } from "@parley/contracts/messages";
import { widgetRoutes, type OpenSessionResponse, type TurnResponse } from "@parley/contracts/widget";
import { answerTo } from "@parley/testkit/loopingFlow";

export interface SentMessage {
  clientId: string;
  input: VisitorInput;
  attempts: number;
  isAcknowledged: boolean;
}

export interface CrashVisitor {
  conversationId: string;
  sent: readonly SentMessage[];
  /** Every message an answer of the server has shown, by its id. */
  acknowledged: ReadonlyMap<string, Message>;
  open(): Promise<void>;
  /** Writes until it is over, and sees its last message through. */
  write(isOver: () => boolean): Promise<void>;
  /** Everything stored, read anew, and what the bot waits for now. */
  read(): Promise<{ messages: Message[]; input: InputRequest | null }>;
}

export interface CrashVisitorOptions {
  origin: string;
  botId: string;
  workspaceId: string;
  number: number;
  random: () => number;
}

const ANSWER_TIMEOUT_MS = 15_000;
const RETRY_MS = 60;
/** Somebody who writes too quickly asks again after this time. */
const LIMITED_MS = 1_000;
const TOO_MANY_REQUESTS = 429;
/** Between two messages, so that the limit per minute is not what is tested here. */
const PAUSE_MS = { least: 150, most: 600 };
/** One in so many answers is wrong, so that the bot asks again. */
const WRONG_ANSWER_EVERY = 7;

class Refusal extends Error {
  override name = "Refusal";
  readonly status: number;

  constructor(status: number, message: string) {
    super(`${status} ${message}`);
    this.status = status;
  }
}

export function createCrashVisitor(options: CrashVisitorOptions): CrashVisitor {
  const { origin, number, random } = options;
  const uuid = randomUUID();
  const sent: SentMessage[] = [];
  const acknowledged = new Map<string, Message>();
  let token = "";
  let conversationId = "";
  let input: InputRequest | null = null;

  async function ask<Answer>(path: string, body?: object): Promise<Answer> {
    const response = await fetch(origin + path, {
      method: body ? "POST" : "GET",
      headers: {
        "x-forwarded-for": `10.0.${number >> 8}.${number & 255}`,
        ...(body && { "content-type": "application/json" }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    if (!response.ok) throw new Refusal(response.status, `${path}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  async function askUntilAnswered<Answer>(
    path: string,
    body?: object,
    attempted?: () => void,
  ): Promise<Answer> {
    for (;;) {
      attempted?.();
      try {
        return await ask<Answer>(path, body);
      } catch (error) {
        const status = error instanceof Refusal ? error.status : undefined;
        // A refusal that repeating cannot change is a finding of this test.
        if (status !== undefined && status < 500 && status !== TOO_MANY_REQUESTS) throw error;
        await pause(status === TOO_MANY_REQUESTS ? LIMITED_MS : RETRY_MS);
      }
    }
  }

  function keep({ messages, state }: TurnResponse): void {
    for (const message of messages) acknowledged.set(message.id, message);
    input = state.input;
  }

  async function sendNext(): Promise<void> {
    const turn = sent.length;
    const isWrong = input?.kind === "number" && turn % WRONG_ANSWER_EVERY === 0;
    const message: SentMessage = {
      clientId: randomUUID(),
      input: isWrong ? { kind: "text", text: "many" } : answerTo(input, turn),
      attempts: 0,
      isAcknowledged: false,
    };
    sent.push(message);
    const body = { clientId: message.clientId, input: message.input };
    keep(await askUntilAnswered(widgetRoutes.messages, body, () => (message.attempts += 1)));
    message.isAcknowledged = true;
  }

  return {
    sent,
    acknowledged,
    get conversationId() {
      return conversationId;
    },
    async open() {
      const { botId, workspaceId: customerId } = options;
      const session = await askUntilAnswered<OpenSessionResponse>(widgetRoutes.sessions, {
        botId,
        customerId,
        uuid,
      });
      token = session.token;
      conversationId = session.conversationId;
      keep(session);
    },
    async write(isOver) {
      while (!isOver()) {
        await sendNext();
        await pause(PAUSE_MS.least + random() * (PAUSE_MS.most - PAUSE_MS.least));
      }
    },
    async read() {
      const messages: Message[] = [];
      for (;;) {
        const after = messages.at(-1)?.seq ?? 0;
        const page = await askUntilAnswered<TurnResponse>(`${widgetRoutes.events}?after=${after}`);
        messages.push(...page.messages);
        if (page.messages.length === 0) return { messages, input: page.state.input };
      }
    },
  };
}
