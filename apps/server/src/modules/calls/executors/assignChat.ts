// Gives the chat to a member, or to the next or least busy of several. Nobody fitting is an answer, not a failure.

import { createHash } from "node:crypto";
import { isOpen } from "@parley/flow-engine";
import type { Database } from "../../../platform/db/index.ts";
import type { Directory } from "../../accounts/index.ts";
import type { CallExecutor } from "../callExecutor.ts";
import { countOpenChats, takeTurn } from "../store.ts";

export interface AssignOptions {
  db: Database;
  directory: Directory;
}

export function createAssignChat({ db, directory }: AssignOptions): CallExecutor<"assign"> {
  return async ({ to, skipOffline, onlyBusinessHours }, { workspaceId, settings, now }) => {
    const nobody = { result: { kind: "assign", assignedTo: null } } as const;
    const { businessHours, timeZone } = settings.general;
    // Without hours somebody is always there.
    const isClosed = businessHours !== null && !isOpen(businessHours, now.toISOString(), timeZone);
    if (onlyBusinessHours && isClosed) return nobody;

    const wanted = new Set(to.kind === "member" ? [to.memberId] : to.memberIds);
    const members = await directory.members(workspaceId);
    const fitting = members
      .filter(({ id, isActive }) => wanted.has(id) && isActive)
      .filter(({ availability }) => !skipOffline || availability === "online")
      .map(({ id }) => id)
      .toSorted();
    const [first] = fitting;
    if (first === undefined) return nobody;

    const method = to.kind === "member" ? "roundRobin" : to.method;
    const memberId = await db.transaction(async (tx) => {
      const chats = method === "leastBusy" ? await countOpenChats(tx, workspaceId, fitting) : undefined;
      const least = chats && Math.min(...fitting.map((id) => chats.get(id) ?? 0));
      // Those with equally few chats take turns, so that a quiet day does not give all to one.
      const candidates = chats ? fitting.filter((id) => (chats.get(id) ?? 0) === least) : fitting;
      return takeTurn(tx, workspaceId, teamOf(wanted), (last) => nextOf(candidates, last) ?? first);
    });
    const name = await directory.nameOf(workspaceId, memberId);
    return { result: { kind: "assign", assignedTo: name ?? "" }, set: { assigneeId: memberId } };
  };
}

/** The first behind the last one, by their order; the first of all at the end. */
function nextOf(sorted: readonly string[], last: string | null): string | undefined {
  return sorted.find((id) => last !== null && id > last) ?? sorted[0];
}

/** The same members are the same team, whichever block names them. */
function teamOf(memberIds: ReadonlySet<string>): string {
  return createHash("sha256")
    .update([...memberIds].toSorted().join(","))
    .digest("hex");
}
