// What the stories of the inbox need: a bot, visitors who speak over HTTP, colleagues, and pages that are signed in.
import type { APIRequestContext, Browser, BrowserContextOptions, Page } from "@playwright/test";
import type { RunningServer } from "@parley/testkit/startServer";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A flow that greets, offers choices and lets a person be asked for. */
const TEMPLATE = "support-triage";

export interface InboxWorld {
  server: RunningServer;
  workspaceId: string;
  botId: string;
  /** The API as the owner. */
  api: <Answer = unknown>(method: string, path: string, data?: unknown) => Promise<Answer>;
  visitor: (options?: VisitorOptions) => Promise<Visitor>;
  colleague: (name: string) => Promise<Credentials>;
}

export interface VisitorOptions {
  name?: string;
  page?: { url: string; title?: string; referrer?: string };
  attributes?: Record<string, string>;
}

export interface Credentials {
  email: string;
  password: string;
}

export interface Visitor {
  conversationId: string;
  contactId: string;
  say: (text: string) => Promise<void>;
  act: (action: "requestLiveChat" | "backToBot" | "restart") => Promise<void>;
  seen: (body: Record<string, unknown>) => Promise<void>;
}

export async function makeInboxWorld(request: APIRequestContext, server: RunningServer): Promise<InboxWorld> {
  const api = async <Answer>(method: string, path: string, data?: unknown): Promise<Answer> => {
    const answer = await request.fetch(`${server.origin}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${server.owner.token}` },
      ...(data === undefined ? {} : { data }),
    });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  };
  const me = await api<{ workspaces: { id: string }[] }>("GET", "/me");
  const workspaceId = me.workspaces[0]?.id ?? "";
  const workspace = `/workspaces/${workspaceId}`;
  const bot = await api<{ id: string }>("POST", `${workspace}/bots`, {
    name: `Shop ${randomUUID().slice(0, 6)}`,
    templateId: TEMPLATE,
  });

  async function visitor({ name, page, attributes }: VisitorOptions = {}): Promise<Visitor> {
    const post = async <Answer>(path: string, token: string | null, data: unknown): Promise<Answer> => {
      const answer = await request.post(`${server.origin}/api/widget/v1/${path}`, {
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        data,
      });
      const text = await answer.text();
      if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${text}`);
      return (text === "" ? undefined : JSON.parse(text)) as Answer;
    };
    const session = await post<{ token: string; conversationId: string }>("sessions", null, {
      botId: bot.id,
      customerId: workspaceId,
      uuid: randomUUID(),
      isNewVisit: true,
      language: "en-GB",
      ...(page ? { page } : {}),
      ...(attributes ? { attributes } : {}),
    });
    const { token, conversationId } = session;
    const { contact } = await api<{ contact: { id: string } }>(
      "GET",
      `${workspace}/conversations/${conversationId}`,
    );
    if (name !== undefined) await api("PATCH", `${workspace}/contacts/${contact.id}`, { name });
    return {
      conversationId,
      contactId: contact.id,
      say: (text) => post("messages", token, { clientId: randomUUID(), input: { kind: "text", text } }),
      act: (action) => post("actions", token, { clientId: randomUUID(), action }),
      seen: (body) => post("seen", token, body),
    };
  }

  async function colleague(name: string): Promise<Credentials> {
    const { items } = await api<{ items: { id: string; kind: string }[] }>("GET", `${workspace}/roles`);
    const roleId = items.find(({ kind }) => kind === "agent")?.id;
    const credentials = {
      email: `${randomUUID().slice(0, 8)}@parley.test`,
      password: "plum-Orbit-47-lantern",
    };
    await api("POST", `${workspace}/members`, { name, roleId, ...credentials });
    return credentials;
  }

  return { server, workspaceId, botId: bot.id, api, visitor, colleague };
}

/** A made-up shop on an origin of its own, with the snippet in its page. */
export async function startShop({ server, botId, workspaceId }: InboxWorld) {
  const snippet = `<script id="parley-messenger-widget" src="${server.origin}/widget.js" defer>${botId},${workspaceId}</script>`;
  const shop = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>${snippet}`);
  });
  shop.listen(0, "127.0.0.1");
  await once(shop, "listening");
  return {
    origin: `http://127.0.0.1:${(shop.address() as AddressInfo).port}`,
    stop: () => {
      shop.closeAllConnections();
      shop.close();
    },
  };
}

/** A page of its own browser context, signed in and ready to take chats. */
export async function signedInPage(
  browser: Browser,
  { server, workspaceId }: InboxWorld,
  who: Credentials,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    ...options,
  });
  const headers = { origin: server.origin };
  const signedIn = await context.request.post("/api/auth/sign-in/email", { data: who, headers });
  if (!signedIn.ok()) throw new Error(`Signing in: ${signedIn.status()} ${await signedIn.text()}`);
  const online = await context.request.put(`/api/v1/workspaces/${workspaceId}/availability`, {
    data: { availability: "online" },
    headers,
  });
  if (!online.ok()) throw new Error(`Going online: ${online.status()} ${await online.text()}`);
  return context.newPage();
}
