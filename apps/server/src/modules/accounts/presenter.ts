// Members, memberships and tokens as the API shows them.

import type { ApiToken, Member, WorkspaceMembership } from "@parley/contracts/api/accounts";
import type { ApiTokenRow, MemberRow, MembershipRow } from "./store.ts";

export function presentMember(row: MemberRow): Member {
  return {
    id: row.id,
    userId: row.userId,
    name: row.name,
    email: row.email,
    role: { id: row.roleId, name: row.roleName, kind: row.roleKind },
    availability: row.availability,
    isActive: row.isActive,
    createdAt: row.createdAt.toISOString(),
  };
}

export function presentMembership(row: MembershipRow): WorkspaceMembership {
  const { roleId, roleName, roleKind, ...membership } = row;
  return { ...membership, role: { id: roleId, name: roleName, kind: roleKind } };
}

export function presentApiToken(row: ApiTokenRow): ApiToken {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
