// SQL of the shared demo number: whom somebody talks with.

import type { Queryable } from "../../../platform/db/index.ts";
import { selectConnections, type ConnectionRow } from "./connections.ts";

export async function findSandboxByCode(
  db: Queryable,
  address: string,
  code: string,
): Promise<ConnectionRow | undefined> {
  const sql = `${selectConnections} WHERE cn.sandbox_code = $2 AND cn.address = $1 AND cn.deleted_at IS NULL`;
  return (await db.query<ConnectionRow>(sql, [address, code])).rows[0];
}

export async function findSandboxPeer(
  db: Queryable,
  address: string,
  peer: string,
): Promise<ConnectionRow | undefined> {
  const sql = `${selectConnections} JOIN sandbox_peers p ON p.workspace_id = cn.workspace_id AND p.connection_id = cn.id
    WHERE p.address = $1 AND p.peer = $2 AND cn.deleted_at IS NULL`;
  return (await db.query<ConnectionRow>(sql, [address, peer])).rows[0];
}

export async function chooseSandboxPeer(
  db: Queryable,
  address: string,
  peer: string,
  { workspaceId, id }: Pick<ConnectionRow, "workspaceId" | "id">,
): Promise<void> {
  const sql = `INSERT INTO sandbox_peers (address, peer, workspace_id, connection_id) VALUES ($1, $2, $3, $4)
    ON CONFLICT (address, peer) DO UPDATE SET workspace_id = $3, connection_id = $4, updated_at = now()`;
  await db.query(sql, [address, peer, workspaceId, id]);
}
