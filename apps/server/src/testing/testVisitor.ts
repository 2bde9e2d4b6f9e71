// A visitor of a website, as the widget behaves: one uuid, one token, and a fresh client id for every send.

import { randomUUID } from "node:crypto";
import type { VisitorInput } from "@parley/contracts/messages";
import {
  widgetRoutes,
  type OpenSessionRequest,
  type OpenSessionResponse,
  type TurnResponse,
  type WidgetActionRequest,
} from "@parley/contracts/widget";
import type { FastifyInstance, InjectOptions } from "fastify";

export type VisitorStart = Partial<Omit<OpenSessionRequest, "botId" | "customerId">> & { ip?: string };

export interface TestVisitor {
  uuid: string;
  conversationId: string;
  token: string;
  /** What the session answered when it was opened last. */
  session: OpenSessionResponse;
  say(text: string, clientId?: string): Promise<TurnResponse>;
  send(input: VisitorInput, clientId?: string): Promise<TurnResponse>;
  act(action: WidgetActionRequest["action"], clientId?: string): Promise<TurnResponse>;
  /** Everything said so far. */
  read(after?: number): Promise<TurnResponse>;
  /** Comes back to the page. */
  reopen(start?: VisitorStart): Promise<OpenSessionResponse>;
}

/** @throws Error with status and body for any refusal. */
export async function createTestVisitor(
  app: FastifyInstance,
  { ip, ...start }: VisitorStart & { botId: string; customerId: string },
): Promise<TestVisitor> {
  const uuid = start.uuid ?? randomUUID();
  let session = await open({});

  async function ask<Answer>(options: InjectOptions): Promise<Answer> {
    const response = await app.inject({ ...options, ...(ip && { remoteAddress: ip }) });
    if (response.statusCode >= 400)
      throw new Error(`The widget was refused (${response.statusCode}): ${response.body}`);
    return response.json<Answer>();
  }

  function open(again: VisitorStart): Promise<OpenSessionResponse> {
    return ask({ method: "POST", url: widgetRoutes.sessions, payload: { ...start, ...again, uuid } });
  }

  const headers = () => ({ authorization: `Bearer ${session.token}` });
  const post = (url: string, payload: object) =>
    ask<TurnResponse>({ method: "POST", url, payload, headers: headers() });

  return {
    uuid,
    get conversationId() {
      return session.conversationId;
    },
    get token() {
      return session.token;
    },
    get session() {
      return session;
    },
    say: (text, clientId = randomUUID()) =>
      post(widgetRoutes.messages, { clientId, input: { kind: "text", text } }),
    send: (input, clientId = randomUUID()) => post(widgetRoutes.messages, { clientId, input }),
    act: (action, clientId = randomUUID()) => post(widgetRoutes.actions, { clientId, action }),
    read: (after = 0) =>
      ask({ method: "GET", url: `${widgetRoutes.events}?after=${after}`, headers: headers() }),
    async reopen(again = {}) {
      session = await open(again);
      return session;
    },
  };
}
