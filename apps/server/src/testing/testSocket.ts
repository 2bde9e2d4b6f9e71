// A WebSocket of a member or a visitor that remembers everything it was told.

import { widgetRoutes, type WidgetEvent } from "@parley/contracts/widget";
import type { RealtimeEvent } from "@parley/contracts/events";
import { vi } from "vitest";
import type { WebSocket } from "ws";
import type { Caller, TestServer } from "./startTestServer.ts";

/** News travel through the database at times; on a busy machine that takes a while. */
const WAIT_MS = 10_000;

export interface TestSocket<Event> {
  events: Event[];
  /** Waits until an event of this kind fits, whether it came before or comes now. */
  until<Kind extends (Event extends { kind: infer K } ? K : never)>(
    kind: Kind,
    fits?: (event: Extract<Event, { kind: Kind }>) => boolean,
  ): Promise<Extract<Event, { kind: Kind }>>;
  /** Forgets what came so far. */
  clear(): void;
  send(frame: object): void;
  /** The code the server closed it with. */
  closed(): Promise<number>;
  close(): void;
}

/** The team's socket. @throws Error when the upgrade is refused. */
export function openTeamSocket(
  server: TestServer,
  { token, cookie }: Caller = server.owner,
  options: { workspaceId?: string; origin?: string } = {},
): Promise<TestSocket<RealtimeEvent>> {
  const workspaceId = options.workspaceId ?? server.owner.workspaceId;
  return open<RealtimeEvent>(server, `/api/v1/workspaces/${workspaceId}/realtime`, {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(cookie && { cookie }),
    ...(options.origin && { origin: options.origin }),
  });
}

export async function openVisitorSocket(
  server: TestServer,
  token: string,
  after = 0,
): Promise<TestSocket<WidgetEvent>> {
  const socket = await open<WidgetEvent>(server, widgetRoutes.socket, {});
  socket.send({ token, after });
  return socket;
}

async function open<Event extends { kind: string }>(
  server: TestServer,
  path: string,
  headers: Record<string, string>,
): Promise<TestSocket<Event>> {
  const events: Event[] = [];
  let code: number | undefined;
  const listen = (socket: WebSocket) => {
    socket.on("message", (data) => events.push(JSON.parse(String(data)) as Event));
    socket.on("close", (closedWith) => (code = closedWith));
  };
  const socket = await server.app.injectWS(path, { headers }, { onInit: listen });
  return {
    events,
    async until(kind, fits = () => true) {
      type Wanted = Extract<Event, { kind: typeof kind }>;
      const isWanted = (event: Event): event is Wanted => event.kind === kind && fits(event as Wanted);
      return vi.waitFor(
        () => {
          const found = events.find(isWanted);
          if (!found)
            throw new Error(`No ${kind} among ${JSON.stringify(events.map((event) => event.kind))}.`);
          return found;
        },
        { timeout: WAIT_MS, interval: 10 },
      );
    },
    clear: () => void events.splice(0),
    send: (frame) => socket.send(JSON.stringify(frame)),
    closed: () =>
      vi.waitFor(
        () => {
          if (code === undefined) throw new Error("The socket is open.");
          return code;
        },
        { timeout: WAIT_MS, interval: 10 },
      ),
    close: () => socket.terminate(),
  };
}
