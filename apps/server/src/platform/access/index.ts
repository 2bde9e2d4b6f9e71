// Every load of an object for a person goes through here: the actor first, then the id. What belongs to another
// workspace does not exist. Row-level security stands behind each of these queries as a second net.

import { AppError } from "@parley/contracts/errors";
import type { Queryable } from "../db/index.ts";
import type { Actor } from "./actor.ts";
import { botColumns, contactColumns, conversationColumns, flowColumns } from "./columns.ts";
import type { BotRow, ContactRow, ConversationRow, FlowRow } from "./rows.ts";

export { requirePermission, type Actor, type Person } from "./actor.ts";
export { botColumns, contactColumns, conversationColumns, flowColumns } from "./columns.ts";
export type { BotRow, ContactRow, ConversationRow, FlowRow } from "./rows.ts";

const botById = `SELECT ${botColumns} FROM bots b WHERE b.workspace_id = $1 AND b.id = $2 AND b.deleted_at IS NULL`;
const flowById = `SELECT ${flowColumns} FROM flows f JOIN bots b ON b.workspace_id = f.workspace_id AND b.id = f.bot_id
  WHERE f.workspace_id = $1 AND f.id = $2 AND f.deleted_at IS NULL AND b.deleted_at IS NULL`;
const contactById = `SELECT ${contactColumns} FROM contacts ct WHERE ct.workspace_id = $1 AND ct.id = $2`;
const conversationById = `SELECT ${conversationColumns} FROM conversations c WHERE c.workspace_id = $1 AND c.id = $2`;

/** @throws AppError `not_found` when the object is missing or belongs to another workspace. */
export const access = {
  bot: (actor: Actor, db: Queryable, id: string) => one<BotRow>(db, botById, actor, id),
  flow: (actor: Actor, db: Queryable, id: string) => one<FlowRow>(db, flowById, actor, id),
  contact: (actor: Actor, db: Queryable, id: string) => one<ContactRow>(db, contactById, actor, id),
  conversation: (actor: Actor, db: Queryable, id: string) =>
    one<ConversationRow>(db, conversationById, actor, id),
};

async function one<Row extends object>(db: Queryable, sql: string, actor: Actor, id: string): Promise<Row> {
  const { rows } = await db.query<Row>(sql, [actor.workspaceId, id]);
  const row = rows[0];
  if (!row) throw new AppError("not_found");
  return row;
}
