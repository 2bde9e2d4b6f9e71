// SQL behind authentication: token owners and memberships.

import type { PermissionSet, RoleKind } from "@parley/contracts/permissions";
import type { Actor, Person } from "../access/index.ts";
import type { Queryable } from "../db/index.ts";

export async function findTokenOwner(db: Queryable, tokenHash: string): Promise<Person | undefined> {
  const sql = `SELECT u.id AS "userId", u.name, u.email, u.email_verified AS "emailVerified",
      u.two_factor_enabled AS "twoFactorEnabled", u.is_operator AS "isOperator", t.workspace_id AS "tokenWorkspaceId"
    FROM api_tokens t JOIN members m ON m.workspace_id = t.workspace_id AND m.id = t.member_id JOIN users u ON u.id = m.user_id
    WHERE t.token_hash = $1 AND m.is_active`;
  return (await db.query<Person>(sql, [tokenHash])).rows[0];
}

/** Notes the use of a token, at most once a minute. */
export async function touchToken(db: Queryable, tokenHash: string): Promise<void> {
  const sql = `UPDATE api_tokens SET last_used_at = now()
    WHERE token_hash = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;
  await db.query(sql, [tokenHash]);
}

interface ActorRow {
  memberId: string;
  name: string;
  roleKind: RoleKind;
  permissions: PermissionSet;
}

export async function findActor(
  db: Queryable,
  userId: string,
  workspaceId: string,
): Promise<Actor | undefined> {
  const sql = `SELECT m.id AS "memberId", u.name, r.kind AS "roleKind", r.permissions
    FROM members m JOIN users u ON u.id = m.user_id JOIN roles r ON r.workspace_id = m.workspace_id AND r.id = m.role_id
    WHERE m.workspace_id = $1 AND m.user_id = $2 AND m.is_active`;
  const row = (await db.query<ActorRow>(sql, [workspaceId, userId])).rows[0];
  return row && { workspaceId, userId, ...row };
}

export async function countUsers(db: Queryable): Promise<number> {
  return (await db.query<{ count: number }>("SELECT count(*) AS count FROM users")).rows[0]?.count ?? 0;
}

/** The first account of an instance operates it. */
export async function promoteFirstUser(db: Queryable): Promise<void> {
  const sql = `UPDATE users SET is_operator = true
    WHERE id = (SELECT id FROM users ORDER BY created_at, id LIMIT 1) AND NOT EXISTS (SELECT FROM users WHERE is_operator)`;
  await db.query(sql);
}
