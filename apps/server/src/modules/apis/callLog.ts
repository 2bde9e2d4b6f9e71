// Keeps a record of every call for some days: enough to see what went wrong, nothing that must stay secret.

import { apiLimits } from "@parley/contracts/apiRules";
import { id } from "@parley/contracts/ids";
import { z } from "zod";
import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db/index.ts";
import { newId } from "../../platform/ids.ts";
import { defineTask, type Tasks } from "../../platform/tasks/index.ts";
import { storable } from "./answer/mapAnswer.ts";
import { deleteCallsBefore, hasCallSince, insertCall, type CallRow } from "./store/calls.ts";
import { redactMembers, redactUrl } from "./request/redact.ts";

const KEEP_MS = apiLimits.logDays * 24 * 60 * 60 * 1_000;
/** Calls of one such span are deleted together, by one task that waits for the last of them to be old enough. */
const SPAN_MS = 60 * 60 * 1_000;
/** Kept of each body. */
const EXCERPT_LENGTH = 4_000;
/** Looked through for secrets before the excerpt is cut, so that the cut hides no beginning of one. */
const SEARCHED_LENGTH = 2 * EXCERPT_LENGTH;

export type NewCall = Omit<CallRow, "id" | "createdAt">;

export interface CallLog {
  /** Texts come with the call's own secrets replaced. */
  write(workspaceId: string, call: NewCall): Promise<void>;
  /** The moment before which entries are gone. */
  since(): Date;
}

export function createCallLog({ db, tasks, clock }: { db: Database; tasks: Tasks; clock: Clock }): CallLog {
  const since = () => new Date(clock.now().getTime() - KEEP_MS);

  const deleteOldApiCalls = defineTask({
    name: "deleteOldApiCalls",
    lane: "maintenance",
    schema: z.object({ workspaceId: id }),
    retry: { limit: 5, delaySeconds: 60 },
    timeoutSeconds: 300,
    run: ({ workspaceId }) =>
      db.inWorkspace(workspaceId, (tx) => deleteCallsBefore(tx, workspaceId, since())),
  });
  tasks.register(deleteOldApiCalls);

  return {
    since,
    async write(workspaceId, call) {
      const createdAt = clock.now();
      const spanStart = new Date(createdAt.getTime() - SPAN_MS);
      // Before the entry, so that no crash leaves an entry nobody deletes.
      if (!(await db.inWorkspace(workspaceId, (tx) => hasCallSince(tx, workspaceId, spanStart)))) {
        const startAfter = new Date(createdAt.getTime() + KEEP_MS + SPAN_MS);
        await tasks.enqueue(db, deleteOldApiCalls, { workspaceId }, { startAfter });
      }
      const row: CallRow = {
        ...call,
        id: newId(),
        createdAt,
        url: storable(redactUrl(call.url)),
        requestBody: excerpt(call.requestBody),
        responseBody: excerpt(call.responseBody),
      };
      await db.inWorkspace(workspaceId, (tx) => insertCall(tx, workspaceId, row));
    },
  };
}

function excerpt(text: string | null): string | null {
  if (text === null || text === "") return null;
  return storable(redactMembers(text.slice(0, SEARCHED_LENGTH)).slice(0, EXCERPT_LENGTH));
}
