// SQL of workspaces, members, roles and API tokens.

import type { PermissionSet, RoleKind } from "@parley/contracts/permissions";
import type { Queryable } from "../../platform/db/index.ts";

export interface DirectoryEntry {
  id: string;
  userId: string;
  name: string;
  email: string;
  availability: "online" | "offline";
  isActive: boolean;
}

/** Every member with the person's name; small, since a team is. */
export async function listDirectory(db: Queryable, workspaceId: string): Promise<DirectoryEntry[]> {
  const sql = `SELECT m.id, m.user_id AS "userId", u.name, u.email, m.availability, m.is_active AS "isActive"
    FROM members m JOIN users u ON u.id = m.user_id WHERE m.workspace_id = $1 ORDER BY u.name, m.id`;
  return (await db.query<DirectoryEntry>(sql, [workspaceId])).rows;
}

export interface MemberRow extends DirectoryEntry {
  roleId: string;
  roleName: string;
  roleKind: RoleKind;
  createdAt: Date;
}

const memberList = `SELECT m.id, m.user_id AS "userId", u.name, u.email, m.availability, m.is_active AS "isActive",
    m.created_at AS "createdAt", r.id AS "roleId", r.name AS "roleName", r.kind AS "roleKind"
  FROM members m JOIN users u ON u.id = m.user_id JOIN roles r ON r.workspace_id = m.workspace_id AND r.id = m.role_id
  WHERE m.workspace_id = $1`;

export async function listMembers(db: Queryable, workspaceId: string): Promise<MemberRow[]> {
  return (await db.query<MemberRow>(`${memberList} ORDER BY u.name, m.id`, [workspaceId])).rows;
}

export async function findMember(
  db: Queryable,
  workspaceId: string,
  id: string,
): Promise<MemberRow | undefined> {
  return (await db.query<MemberRow>(`${memberList} AND m.id = $2`, [workspaceId, id])).rows[0];
}

export interface MembershipRow {
  id: string;
  name: string;
  memberId: string;
  availability: "online" | "offline";
  roleId: string;
  roleName: string;
  roleKind: RoleKind;
  permissions: PermissionSet;
}

export async function listMemberships(db: Queryable, userId: string): Promise<MembershipRow[]> {
  const sql = `SELECT w.id, w.name, m.id AS "memberId", m.availability, r.id AS "roleId", r.name AS "roleName",
      r.kind AS "roleKind", r.permissions
    FROM members m JOIN workspaces w ON w.id = m.workspace_id JOIN roles r ON r.workspace_id = m.workspace_id AND r.id = m.role_id
    WHERE m.user_id = $1 AND m.is_active ORDER BY m.created_at, w.id`;
  return (await db.query<MembershipRow>(sql, [userId])).rows;
}

export async function insertWorkspace(db: Queryable, id: string, name: string): Promise<void> {
  await db.query("INSERT INTO workspaces (id, name) VALUES ($1, $2)", [id, name]);
}

export async function renameWorkspace(db: Queryable, id: string, name: string): Promise<void> {
  await db.query("UPDATE workspaces SET name = $2 WHERE id = $1", [id, name]);
}

export interface RoleRow {
  id: string;
  name: string;
  kind: RoleKind;
  permissions: PermissionSet;
}

export async function insertRole(db: Queryable, workspaceId: string, role: RoleRow): Promise<void> {
  const sql = "INSERT INTO roles (workspace_id, id, kind, name, permissions) VALUES ($1, $2, $3, $4, $5)";
  await db.query(sql, [workspaceId, role.id, role.kind, role.name, JSON.stringify(role.permissions)]);
}

export async function listRoles(db: Queryable, workspaceId: string): Promise<RoleRow[]> {
  const sql = `SELECT id, name, kind, permissions FROM roles WHERE workspace_id = $1
    ORDER BY array_position(ARRAY['owner', 'admin', 'agent', 'custom'], kind), name`;
  return (await db.query<RoleRow>(sql, [workspaceId])).rows;
}

export interface NewMember {
  workspaceId: string;
  id: string;
  userId: string;
  roleId: string;
  availability: "online" | "offline";
}

/** False when the person is a member already. */
export async function insertMember(db: Queryable, member: NewMember): Promise<boolean> {
  const sql = `INSERT INTO members (workspace_id, id, user_id, role_id, availability) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (workspace_id, user_id) DO NOTHING`;
  const values = [member.workspaceId, member.id, member.userId, member.roleId, member.availability];
  return ((await db.query(sql, values)).rowCount ?? 0) > 0;
}

export async function updateMember(
  db: Queryable,
  workspaceId: string,
  id: string,
  change: { roleId: string; isActive: boolean },
): Promise<void> {
  const sql = `UPDATE members SET role_id = $3, is_active = $4,
      availability = CASE WHEN $4 THEN availability ELSE 'offline' END WHERE workspace_id = $1 AND id = $2`;
  await db.query(sql, [workspaceId, id, change.roleId, change.isActive]);
}

export async function deleteMember(db: Queryable, workspaceId: string, id: string): Promise<void> {
  await db.query("DELETE FROM members WHERE workspace_id = $1 AND id = $2", [workspaceId, id]);
}

export async function setAvailability(
  db: Queryable,
  workspaceId: string,
  id: string,
  availability: "online" | "offline",
): Promise<void> {
  await db.query("UPDATE members SET availability = $3 WHERE workspace_id = $1 AND id = $2", [
    workspaceId,
    id,
    availability,
  ]);
}

/** Owners who may sign in; locks them, so that the last two cannot remove each other at the same moment. */
export async function countActiveOwners(db: Queryable, workspaceId: string): Promise<number> {
  const sql = `SELECT m.id FROM members m JOIN roles r ON r.workspace_id = m.workspace_id AND r.id = m.role_id
    WHERE m.workspace_id = $1 AND m.is_active AND r.kind = 'owner' FOR UPDATE OF m`;
  return (await db.query(sql, [workspaceId])).rows.length;
}

export async function findUserByEmail(db: Queryable, email: string): Promise<{ id: string } | undefined> {
  return (await db.query<{ id: string }>("SELECT id FROM users WHERE lower(email) = lower($1)", [email]))
    .rows[0];
}

export interface ApiTokenRow {
  id: string;
  name: string;
  prefix: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export async function listApiTokens(
  db: Queryable,
  workspaceId: string,
  memberId: string,
): Promise<ApiTokenRow[]> {
  const sql = `SELECT id, name, prefix, created_at AS "createdAt", last_used_at AS "lastUsedAt" FROM api_tokens
    WHERE workspace_id = $1 AND member_id = $2 ORDER BY id DESC`;
  return (await db.query<ApiTokenRow>(sql, [workspaceId, memberId])).rows;
}

export interface NewApiToken {
  workspaceId: string;
  memberId: string;
  id: string;
  name: string;
  prefix: string;
  tokenHash: string;
}

export async function insertApiToken(db: Queryable, token: NewApiToken): Promise<void> {
  const sql =
    "INSERT INTO api_tokens (workspace_id, id, member_id, name, prefix, token_hash) VALUES ($1, $2, $3, $4, $5, $6)";
  await db.query(sql, [
    token.workspaceId,
    token.id,
    token.memberId,
    token.name,
    token.prefix,
    token.tokenHash,
  ]);
}

export async function deleteApiToken(
  db: Queryable,
  workspaceId: string,
  memberId: string,
  id: string,
): Promise<boolean> {
  const sql = "DELETE FROM api_tokens WHERE workspace_id = $1 AND member_id = $2 AND id = $3";
  return ((await db.query(sql, [workspaceId, memberId, id])).rowCount ?? 0) > 0;
}
