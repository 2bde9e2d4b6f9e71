// Endpoints of the operator's area. Only `getInstance` is for everybody: the sign-in page asks it.

import { api } from "@parley/contracts/api";
import { AppError } from "@parley/contracts/errors";
import { idPattern } from "@parley/contracts/ids";
import { personRoute, publicRoute, type HttpContext } from "../../platform/http/index.ts";
import { listMails, type Mailer } from "../../platform/mail/index.ts";
import type { Tasks } from "../../platform/tasks/index.ts";
import { version } from "../../version.ts";
import { checkHealth, type HealthSources } from "./checkHealth.ts";
import { listWorkspaces } from "./store.ts";

export interface InstanceContext {
  mailer: Mailer;
  tasks: Tasks;
  health: HealthSources;
  /** Whether a stranger may make an account now. */
  canSignUp: () => Promise<boolean>;
  /** Whether there is no account at all yet. */
  needsFirstAccount: () => Promise<boolean>;
}

export function registerInstanceRoutes(
  http: HttpContext,
  { mailer, tasks, health, canSignUp, needsFirstAccount }: InstanceContext,
): void {
  const { db } = http;

  publicRoute(http, api.getInstance, async () => ({
    name: "Parley",
    version,
    needsFirstAccount: await needsFirstAccount(),
    canSignUp: await canSignUp(),
    mailConfigured: mailer.isConfigured,
  }));

  personRoute(http, api.getHealth, async () => ({ checks: await checkHealth(health) }));

  personRoute(http, api.listMails, async ({ query: { cursor, limit } }) =>
    pageOf(await listMails(db, positionOf(cursor), limit + 1), limit, ({ payload, createdAt, ...mail }) => ({
      ...mail,
      ...payload,
      createdAt: createdAt.toISOString(),
    })),
  );

  personRoute(http, api.listDeadTasks, async () => ({ items: await tasks.listDead() }));

  personRoute(http, api.retryDeadTask, async ({ params }) => tasks.retryDead(params.taskId));

  personRoute(http, api.listInstanceWorkspaces, async ({ query: { cursor, limit } }) =>
    pageOf(await listWorkspaces(db, positionOf(cursor), limit + 1), limit, (workspace) => ({
      ...workspace,
      createdAt: workspace.createdAt.toISOString(),
    })),
  );
}

/** These lists are ordered by id, so the last id of a page is its cursor. */
function positionOf(cursor: string | undefined): string | undefined {
  if (cursor !== undefined && !idPattern.test(cursor)) throw new AppError("bad_request");
  return cursor;
}

/** One row more than asked for tells whether there is another page. */
function pageOf<Row extends { id: string }, Item>(
  rows: Row[],
  limit: number,
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? (shown.at(-1)?.id ?? null) : null;
  return { items: shown.map(present), nextCursor };
}
