// Website turns over HTTP against the real server, and the memory it takes before and after.

import { setTimeout as pause } from "node:timers/promises";
import { createPublishedBot } from "@parley/testkit/createPublishedBot";
import { loopingFlow } from "@parley/testkit/loopingFlow";
import { startServer, type DatabaseKind } from "@parley/testkit/startServer";
import { runLoad } from "../load/runLoad.ts";
import { processorMs, residentMegabytes } from "./memory.ts";
import { percentile } from "./percentile.ts";

export interface TurnFigures {
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  /** Processor time of the server for one turn: says more than turns/s while other work runs beside. */
  processorMs: number | undefined;
}

export interface ServerFigures {
  idleMegabytes: number | undefined;
  megabytesAfterLoad: number | undefined;
  at16: TurnFigures;
  at100: TurnFigures;
}

export interface TurnsOptions {
  seconds: number;
  /** Arguments of the server's Node, for profiles. */
  nodeArguments?: readonly string[];
}

/** Until the server's code is compiled and its young tables have statistics: what follows is the settled state. */
const WARM_UP_SECONDS = 6;
/** Between the end of the start and the measuring of memory. */
const IDLE_MS = 8_000;
/** Conversations for a second of load; each is good for 55 turns. */
const CONVERSATIONS_PER_SECOND: Record<DatabaseKind, number> = { postgres: 60, embedded: 30 };

export async function measureTurns(
  database: DatabaseKind,
  { seconds, nodeArguments = [] }: TurnsOptions,
): Promise<ServerFigures> {
  const server = await startServer({
    database,
    fsync: true,
    nodeArguments,
    env: { TRUST_PROXY: "true", LOG_LEVEL: "info" },
  });
  try {
    const { id: botId, workspaceId } = await createPublishedBot(
      { origin: server.origin, token: server.owner.token },
      "Bench",
      loopingFlow(),
    );
    await pause(IDLE_MS);
    const idleMegabytes = residentMegabytes(server.processId());
    const load = async (visitors: number): Promise<TurnFigures> => {
      let processorBefore: number | undefined;
      const result = await runLoad(
        {
          origin: server.origin,
          botId,
          workspaceId,
          visitors,
          warmUpSeconds: WARM_UP_SECONDS,
          seconds,
          conversations: visitors + (WARM_UP_SECONDS + seconds) * CONVERSATIONS_PER_SECOND[database],
        },
        () => (processorBefore = processorMs(server.processId())),
      );
      if (result.ranDry)
        throw new Error("The conversations made beforehand did not last for the time measured.");
      const processorAfter = processorMs(server.processId());
      return {
        perSecond: result.turns / result.seconds,
        p50Ms: percentile(result.latenciesMs, 0.5),
        p95Ms: percentile(result.latenciesMs, 0.95),
        p99Ms: percentile(result.latenciesMs, 0.99),
        processorMs:
          processorBefore === undefined || processorAfter === undefined
            ? undefined
            : (processorAfter - processorBefore) / result.written,
      };
    };
    const at16 = await load(16);
    const at100 = await load(100);
    return { idleMegabytes, megabytesAfterLoad: residentMegabytes(server.processId()), at16, at100 };
  } finally {
    await server.stop();
  }
}
