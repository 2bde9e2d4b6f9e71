// SQL of mails in the outbox.

import type { Mail } from "@parley/contracts/api/instance";
import type { Queryable } from "../db/index.ts";
import type { MailMessage } from "./createMailer.ts";

export interface MailRow {
  id: string;
  payload: MailMessage;
  status: Mail["status"];
  error: string | null;
  createdAt: Date;
}

const mailColumns = `id, payload, status, error, created_at AS "createdAt"`;

export async function insertMail(
  db: Queryable,
  id: string,
  workspaceId: string | null,
  mail: MailMessage,
): Promise<void> {
  const sql =
    "INSERT INTO outbox (id, workspace_id, kind, lane, payload) VALUES ($1, $2, 'mail', 'mail', $3)";
  await db.query(sql, [id, workspaceId, JSON.stringify(mail)]);
}

/** A mail that was given up may be tried again by the operator. */
export async function findUnsentMail(db: Queryable, id: string): Promise<MailRow | undefined> {
  return (
    await db.query<MailRow>(
      `SELECT ${mailColumns} FROM outbox WHERE id = $1 AND kind = 'mail' AND status IN ('queued', 'failed')`,
      [id],
    )
  ).rows[0];
}

export async function settleMail(
  db: Queryable,
  id: string,
  status: Mail["status"],
  error: string | null,
): Promise<void> {
  const sql =
    "UPDATE outbox SET status = $2, error = $3, attempts = attempts + 1, updated_at = now() WHERE id = $1";
  await db.query(sql, [id, status, error]);
}

/** Newest first, older than `before` when given. */
export async function listMails(
  db: Queryable,
  before: string | undefined,
  limit: number,
): Promise<MailRow[]> {
  const sql = `SELECT ${mailColumns} FROM outbox WHERE kind = 'mail' AND ($1::text IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`;
  return (await db.query<MailRow>(sql, [before ?? null, limit])).rows;
}
