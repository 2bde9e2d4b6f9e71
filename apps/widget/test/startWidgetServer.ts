// Serves the built widget, the in-memory routes, and pages of a made-up site on another origin.

import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { WidgetConfig, WidgetEvent } from "@parley/contracts/widget";
import { WebSocketServer } from "ws";
import { botId, createConversations, customerId, defaultScript } from "./conversationServer.ts";
import type { Conversation, Step } from "./conversationServer.ts";
import { defaultConfig } from "./defaultConfig.ts";

const dist = process.env["PARLEY_WIDGET_DIST"] ?? join(import.meta.dirname, "../dist");
const aliases = ["/widget.js", "/rayzing.js", "/botpenguin.js", "/website-bot.js"];
const types: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml",
};

export const panelPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data: blob: http:",
  "media-src 'self' https: data: blob: http:",
  "frame-src https: http:",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export type WidgetServer = Awaited<ReturnType<typeof startWidgetServer>>;

export async function startWidgetServer({ port = 0, sitePort = 0 } = {}) {
  const settings = {
    config: structuredClone(defaultConfig) as WidgetConfig,
    script: defaultScript as Step[],
    /** Answers before the routes do: a status for the next requests to a path that contains `path`. */
    faults: [] as {
      path: string;
      status: number;
      times: number;
      code?: string;
      seconds?: number;
      dropsAnswer?: boolean;
    }[],
    refusesSockets: false,
    policy: panelPolicy,
    error: null as { status: number; code: string } | null,
  };
  const pages = new Map<string, string>();
  const requests: { method: string; path: string; body: unknown }[] = [];
  const conversations = createConversations(
    () => settings.script,
    () => settings.config,
  );

  const byToken = (token: string | undefined) =>
    [...conversations.byUuid.values()].find(
      (conversation) => token !== undefined && conversation.token === token,
    );

  async function route(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? "/", "http://server");
    const path = url.pathname;
    if (aliases.includes(path)) return file(response, "loader.js");
    if (path.startsWith("/widget/assets/")) response.setHeader("access-control-allow-origin", "*");
    if (path.startsWith("/widget/assets/")) return file(response, path.slice("/widget/".length));
    if (path === "/widget/panel" || /^\/[^/]+\/[^/]+(\/agent)?\/?$/.test(path)) {
      response.setHeader("content-security-policy", settings.policy);
      return file(response, "panel.html");
    }
    const page = pages.get(path);
    if (page) return void response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    if (!path.startsWith("/api/widget/v1/")) return problem(response, 404, "not_found");
    response.setHeader("access-control-allow-origin", "*");
    if (request.method === "GET" && path.startsWith("/api/widget/v1/files/")) return sentFile(response, path);

    if (request.method === "GET" && path.startsWith("/api/widget/v1/pictures/"))
      return picture(response, path.split("/").at(-1) ?? "");

    const body = request.method === "POST" ? await bodyOf(request) : undefined;
    requests.push({ method: request.method ?? "", path: url.pathname + url.search, body });
    const fault = settings.faults.find((entry) => entry.times > 0 && path.includes(entry.path));
    if (fault) {
      fault.times -= 1;
      if (!fault.dropsAnswer) return problem(response, fault.status, fault.code ?? "internal", fault.seconds);
    }
    const result = handle(
      path.slice("/api/widget/v1".length),
      url,
      body,
      request.headers.authorization?.slice(7),
    );
    // The request was carried out, and the answer is lost on its way.
    if (fault?.dropsAnswer) return void request.socket.destroy();
    if (result.code) return problem(response, result.status, result.code);
    return json(response, 200, result.body);
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- The widget's own requests; the real server checks them.
  function handle(path: string, url: URL, body: any, token: string | undefined): Answer {
    if (path === "/config" || path === "/sessions") {
      const ids = path === "/config" ? Object.fromEntries(url.searchParams) : body;
      if (ids.botId !== botId || ids.customerId !== customerId) return refused(404, "not_found");
      if (settings.error) return refused(settings.error.status, settings.error.code);
      if (path === "/config") return answer(settings.config);
      const conversation = conversations.open(body.uuid);
      conversation.pages.push(body.page?.url);
      conversation.identityToken = body.identityToken ?? conversation.identityToken;
      Object.assign(conversation.attributes, body.attributes);
      return answer({
        token: conversation.token,
        conversationId: conversation.id,
        messages: conversation.messages.slice(-30),
        hasOlder: conversation.messages.length > 30,
        state: conversations.stateOf(conversation),
      });
    }
    const conversation = byToken(token);
    if (!conversation) return refused(401, "session_expired");
    switch (path) {
      case "/messages":
        return answer(conversations.receive(conversation, body.clientId, body.input));
      case "/files":
        return answer(conversations.keepFile(conversation, body.name, body.type, body.bytes));
      case "/actions":
        return answer(conversations.act(conversation, body.clientId, body.action));
      case "/attributes":
        conversation.identityToken = body.identityToken ?? conversation.identityToken;
        Object.assign(conversation.attributes, body.attributes);
        return answer({});
      case "/seen":
        conversation.visitorReadSeq = Math.max(conversation.visitorReadSeq, body.readSeq ?? 0);
        if (body.page) conversation.pages.push(body.page.url);
        return answer({});
      case "/events": {
        const before = url.searchParams.get("before");
        const messages = before
          ? conversation.messages.filter(({ seq }) => seq < Number(before)).slice(-30)
          : conversation.messages.filter(({ seq }) => seq > Number(url.searchParams.get("after")));
        return answer({ messages, state: conversations.stateOf(conversation) });
      }
      default:
        return refused(404, "not_found");
    }
  }

  function sentFile(response: ServerResponse, path: string) {
    const id = path.split("/").at(-1) ?? "";
    const kept = [...conversations.byUuid.values()].map(({ files }) => files.get(id)).find(Boolean);
    if (!kept) return problem(response, 404, "not_found");
    return void response.writeHead(200, { "content-type": kept.sent.type }).end(kept.bytes);
  }

  const api = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => "parley.widget" });
  api.on("upgrade", (request, socket, head) => {
    if (settings.refusesSockets) return void socket.destroy();
    return sockets.handleUpgrade(request, socket, head, (client) => {
      let conversation: Conversation | undefined;
      const listener = (event: WidgetEvent) => client.send(JSON.stringify(event));
      client.on("message", (data) => {
        const { token, after } = JSON.parse(String(data));
        conversation = byToken(token);
        if (!conversation) return client.close(1008);
        conversation.listeners.add(listener);
        const messages = conversation.messages.filter(({ seq }) => seq > after);
        if (messages.length > 0)
          listener({ kind: "messages", messages, state: conversations.stateOf(conversation) });
      });
      client.on("close", () => conversation?.listeners.delete(listener));
    });
  });

  const site = createServer((request, response) => {
    const html = pages.get(new URL(request.url ?? "/", "http://site").pathname) ?? pages.get("*");
    response.writeHead(html ? 200 : 404, { "content-type": "text/html; charset=utf-8" }).end(html ?? "");
  });

  await Promise.all([listen(api, port), listen(site, sitePort)]);
  const origin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const siteOrigin = `http://localhost:${(site.address() as AddressInfo).port}`;

  return {
    ...settings,
    settings,
    origin,
    siteOrigin,
    conversations,
    requests,
    page: (path: string, html: string) => void pages.set(path, html),
    snippet: (
      attributes = `id="parley-messenger-widget" src="${origin}/widget.js" defer`,
      text = `${botId},${customerId}`,
    ) => `<script ${attributes}>${text}</script>`,
    closeSockets() {
      for (const client of sockets.clients) client.terminate();
    },
    async stop() {
      for (const client of sockets.clients) client.terminate();
      api.closeAllConnections();
      site.closeAllConnections();
      await Promise.all([api, site].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

interface Answer {
  status: number;
  code: string | null;
  body: unknown;
}

function answer(body: unknown): Answer {
  return { status: 200, code: null, body };
}

function refused(status: number, code: string): Answer {
  return { status, code, body: null };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, "0.0.0.0", resolve));
}

function picture(response: ServerResponse, colour: string) {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 60"><rect width="80" height="60" fill="#${colour}"/><path d="M26 38l8-16h14l6 16M34 22l8 16H26M15 38a11 11 0 1 0 22 0 11 11 0 1 0-22 0M43 38a11 11 0 1 0 22 0 11 11 0 1 0-22 0" fill="none" stroke="#fff" stroke-width="3"/></svg>`;
  response.writeHead(200, { "content-type": "image/svg+xml" }).end(drawing);
}

/** JSON as it is, and an upload as the file in its part. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) return JSON.parse(bytes.toString() || "{}");
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const part = form.get("file");
  if (part === null || typeof part === "string") return {};
  return { name: part.name, type: part.type, bytes: Buffer.from(await part.arrayBuffer()) };
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, code: string, seconds?: number) {
  json(response, status, {
    code,
    status,
    title: code,
    detail: `Refused: ${code}`,
    data: seconds ? { seconds } : {},
  });
}

function file(response: ServerResponse, name: string) {
  const path = join(dist, name);
  if (!existsSync(path)) return problem(response, 404, "not_found");
  response.setHeader("content-type", types[extname(name)] ?? "application/octet-stream");
  createReadStream(path).pipe(response);
}
