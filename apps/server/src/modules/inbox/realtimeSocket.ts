// The team's WebSocket: news of one workspace, and who looks at which conversation.

import { realtimeCommand, type RealtimeEvent } from "@parley/contracts/events";
import { AppError } from "@parley/contracts/errors";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import type { Actor } from "../../platform/access/index.ts";
import { allows } from "@parley/contracts/permissions";
import { requirePerson, type HttpContext } from "../../platform/http/index.ts";
import type { Logger } from "../../platform/log.ts";
import { accessTopic, workspaceTopic, type Bus } from "../../platform/realtime/index.ts";
import { feedPosition } from "./store/listConversations.ts";

const PING_EVERY_MS = 30_000;
/** Bytes a slow browser may be behind before it is cut off; it catches up when it reconnects. */
const MAXIMUM_BUFFERED_BYTES = 4_000_000;
const CLOSE_POLICY = 1008;
const CLOSE_OVERLOAD = 1013;

export function registerRealtimeSocket(
  app: FastifyInstance,
  http: HttpContext,
  { bus, log, publicUrl }: { bus: Bus; log: Logger; publicUrl: string },
): void {
  app.register(async (scope) => {
    scope.get<{ Params: { workspaceId: string } }>(
      "/api/v1/workspaces/:workspaceId/realtime",
      {
        websocket: true,
        preValidation: async (request) => {
          refuseForeignPage(request.headers.origin, request.headers.host, publicUrl);
          request.realtimeActor = await requireListener(http, request, request.params.workspaceId);
        },
      },
      (socket, request) => {
        const actor = request.realtimeActor;
        if (!actor) return socket.close(CLOSE_POLICY, "not authenticated");
        const mayStay = () => mayListen(http, request, actor.workspaceId);
        begin(http, bus, socket, actor, mayStay).catch((error: unknown) => {
          log.warn({ err: error }, "a realtime connection failed");
          socket.close(CLOSE_POLICY, "failed");
        });
      },
    );
  });
}

declare module "fastify" {
  interface FastifyRequest {
    realtimeActor?: Actor;
  }
}

/** @throws AppError `not_authenticated`, `not_found` for strangers, `forbidden` for roles that may not read the inbox. */
async function requireListener(http: HttpContext, request: FastifyRequest, workspaceId: string) {
  const actor = await http.authenticator.actor(await requirePerson(http, request), workspaceId);
  if (!actor) throw new AppError("not_found");
  if (!allows(actor.permissions, "inbox", "read")) throw new AppError("forbidden");
  return actor;
}

/** False once the session, the token or the membership has ended; a database out of reach ends nothing. */
async function mayListen(http: HttpContext, request: FastifyRequest, workspaceId: string): Promise<boolean> {
  try {
    await requireListener(http, request, workspaceId);
    return true;
  } catch (error) {
    return !(error instanceof AppError);
  }
}

async function begin(
  http: HttpContext,
  bus: Bus,
  socket: WebSocket,
  actor: Actor,
  mayStay: () => Promise<boolean>,
): Promise<void> {
  const topic = workspaceTopic(actor.workspaceId);
  let viewing: string | null = null;
  const send = (event: RealtimeEvent) => {
    if (socket.bufferedAmount > MAXIMUM_BUFFERED_BYTES) socket.close(CLOSE_OVERLOAD, "too slow");
    else socket.send(JSON.stringify(event));
  };
  const view = (conversationId: string | null) => {
    if (conversationId === viewing) return;
    const tell = (id: string, isViewing: boolean) =>
      bus.publish(topic, {
        kind: "memberViewing",
        conversationId: id,
        memberId: actor.memberId,
        name: actor.name,
        isViewing,
      } satisfies RealtimeEvent);
    if (viewing) tell(viewing, false);
    viewing = conversationId;
    if (viewing) tell(viewing, true);
  };

  const lookAgain = () =>
    void mayStay().then((isAllowed) => isAllowed || socket.close(CLOSE_POLICY, "access ended"));
  const greet = async () => send({ kind: "hello", feed: await feedPosition(http.db) });
  // A greeting makes the browser catch up from its own position.
  const onGap = () => void greet().catch(() => socket.close(CLOSE_OVERLOAD, "catch up"));
  const sendMine = (event: RealtimeEvent) => isFor(event, actor.memberId) && send(event);
  const unsubscribe = bus.subscribe<RealtimeEvent>(topic, sendMine, { onGap });
  const forgetAccess = bus.subscribe(accessTopic, lookAgain, { onGap: lookAgain });
  const stopPings = keepAlive(socket, lookAgain);
  socket.on("error", () => socket.terminate());
  socket.once("close", () => {
    unsubscribe();
    forgetAccess();
    stopPings();
    view(null);
  });
  socket.on("message", (data) => {
    const command = realtimeCommand.safeParse(parseJson(String(data)));
    if (command.success && command.data.kind === "view") view(command.data.conversationId);
  });
  await greet();
}

function keepAlive(socket: WebSocket, onBeat: () => void): () => void {
  let isAlive = true;
  socket.on("pong", () => (isAlive = true));
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
    onBeat();
  }, PING_EVERY_MS);
  return () => clearInterval(timer);
}

/** Browsers send cookies with WebSockets to any site, so the page's origin must be ours. Programs send none. */
function refuseForeignPage(origin: string | undefined, host: string | undefined, publicUrl: string): void {
  if (!origin || origin === new URL(publicUrl).origin) return;
  if (host && origin.replace(/^https?:\/\//, "") === host) return;
  throw new AppError("origin_refused");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A notice may be for some members only. */
function isFor(event: RealtimeEvent, memberId: string): boolean {
  if (event.kind !== "notice" || !event.memberIds?.length) return true;
  return event.memberIds.includes(memberId);
}
