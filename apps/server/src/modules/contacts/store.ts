// SQL of contacts, their tags and notes.

import type { Queryable } from "../../platform/db/index.ts";

export interface ContactChange {
  name: string | null;
  email: string | null;
  phoneDialCode: string | null;
  phoneNumber: string | null;
  tags: string[];
  attributes: Record<string, string>;
  isLead: boolean;
  optIn: boolean | null;
}

export async function updateContact(
  db: Queryable,
  workspaceId: string,
  id: string,
  change: ContactChange,
): Promise<void> {
  const sql = `WITH contact AS (
      UPDATE contacts SET name = $3, email = $4, phone_dial_code = $5, phone_number = $6, tags = $7, attributes = $8, is_lead = $9, opt_in = $10,
        updated_at = now() WHERE workspace_id = $1 AND id = $2
    )
    UPDATE conversations SET changed_xid = pg_current_xact_id() WHERE workspace_id = $1 AND contact_id = $2`;
  const { name, email, phoneDialCode, phoneNumber, tags, attributes, isLead, optIn } = change;
  await db.query(sql, [
    workspaceId,
    id,
    name,
    email,
    phoneDialCode,
    phoneNumber,
    tags,
    JSON.stringify(attributes),
    isLead,
    optIn,
  ]);
}

/** Locks the contact until the transaction ends, so that two people's changes of different fields both survive. */
export async function lockContact(db: Queryable, workspaceId: string, id: string): Promise<void> {
  await db.query("SELECT FROM contacts WHERE workspace_id = $1 AND id = $2 FOR UPDATE", [workspaceId, id]);
}

export async function listConversationIds(
  db: Queryable,
  workspaceId: string,
  contactId: string,
): Promise<string[]> {
  const sql = "SELECT id FROM conversations WHERE workspace_id = $1 AND contact_id = $2";
  return (await db.query<{ id: string }>(sql, [workspaceId, contactId])).rows.map((row) => row.id);
}

export async function listTags(
  db: Queryable,
  workspaceId: string,
  limit: number,
): Promise<{ name: string; count: number }[]> {
  const sql = `SELECT tag AS name, count(*) AS count FROM contacts, unnest(tags) AS tag
    WHERE workspace_id = $1 GROUP BY tag ORDER BY count(*) DESC, tag LIMIT $2`;
  return (await db.query<{ name: string; count: number }>(sql, [workspaceId, limit])).rows;
}

export interface NoteRow {
  id: string;
  title: string;
  description: string;
  authorName: string | null;
  createdAt: Date;
}

const noteColumns = `id, title, description, author_name AS "authorName", created_at AS "createdAt"`;

export async function listNotes(
  db: Queryable,
  workspaceId: string,
  contactId: string,
  limit: number,
): Promise<NoteRow[]> {
  const sql = `SELECT ${noteColumns} FROM notes WHERE workspace_id = $1 AND contact_id = $2 ORDER BY id DESC LIMIT $3`;
  return (await db.query<NoteRow>(sql, [workspaceId, contactId, limit])).rows;
}

export interface NewNote {
  id: string;
  contactId: string;
  title: string;
  description: string;
  authorName: string | null;
}

export async function insertNote(db: Queryable, workspaceId: string, note: NewNote): Promise<NoteRow> {
  const sql = `INSERT INTO notes (workspace_id, id, contact_id, title, description, author_name) VALUES ($1, $2, $3, $4, $5, $6)
    RETURNING ${noteColumns}`;
  const { rows } = await db.query<NoteRow>(sql, [
    workspaceId,
    note.id,
    note.contactId,
    note.title,
    note.description,
    note.authorName,
  ]);
  const row = rows[0];
  if (!row) throw new Error("An inserted note was not returned.");
  return row;
}

export async function deleteNote(
  db: Queryable,
  workspaceId: string,
  contactId: string,
  id: string,
): Promise<boolean> {
  const sql = "DELETE FROM notes WHERE workspace_id = $1 AND contact_id = $2 AND id = $3";
  return ((await db.query(sql, [workspaceId, contactId, id])).rowCount ?? 0) > 0;
}
