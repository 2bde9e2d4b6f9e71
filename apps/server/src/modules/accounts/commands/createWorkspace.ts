// A workspace begins with its three roles and its first owner, who is online at once.

import { builtInRoles } from "@parley/contracts/permissions";
import type { Queryable } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { insertMember, insertRole, insertWorkspace } from "../store.ts";

export interface NewWorkspace {
  id: string;
  ownerMemberId: string;
}

export async function createWorkspace(
  tx: Queryable,
  { name, userId }: { name: string; userId: string },
): Promise<NewWorkspace> {
  const id = newId();
  await insertWorkspace(tx, id, name);
  let ownerRoleId = "";
  for (const kind of ["owner", "admin", "agent"] as const) {
    const roleId = newId();
    await insertRole(tx, id, { id: roleId, kind, ...builtInRoles[kind] });
    if (kind === "owner") ownerRoleId = roleId;
  }
  const ownerMemberId = newId();
  await insertMember(tx, {
    workspaceId: id,
    id: ownerMemberId,
    userId,
    roleId: ownerRoleId,
    availability: "online",
  });
  return { id, ownerMemberId };
}
