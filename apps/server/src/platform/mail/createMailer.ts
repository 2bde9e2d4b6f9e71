// Sends mails through SMTP. Without SMTP settings nothing leaves: mails are marked as kept, and the operator reads them.

import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Database, Queryable } from "../db/index.ts";
import { newId } from "../ids.ts";
import { defineTask, type Tasks } from "../tasks/index.ts";
import { findUnsentMail, insertMail, settleMail } from "./store.ts";

const CONNECT_WITHIN_MS = 10_000;
const SEND_TIMEOUT_SECONDS = 60;
/** About an hour in all; then the mail is shown as failed, and the operator can try it again. */
const RETRY = { limit: 8, delaySeconds: 15 };

export const mailMessage = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Where answers go; left out, to the sender. */
  replyTo: z.string().optional(),
});
export type MailMessage = z.infer<typeof mailMessage>;

export interface Mailer {
  isConfigured: boolean;
  /** Queues a mail through `db`: give the transaction that is its reason. */
  send(db: Queryable, mail: MailMessage, workspaceId?: string): Promise<void>;
}

export interface MailerOptions {
  db: Database;
  tasks: Tasks;
  smtpUrl: string | undefined;
  from: string;
  /** Tests shorten it. */
  retry?: { limit: number; delaySeconds: number };
}

export function createMailer({ db, tasks, smtpUrl, from, retry = RETRY }: MailerOptions): Mailer {
  const transport = smtpUrl
    ? createTransport({
        url: smtpUrl,
        connectionTimeout: CONNECT_WITHIN_MS,
        greetingTimeout: CONNECT_WITHIN_MS,
        socketTimeout: CONNECT_WITHIN_MS,
      })
    : undefined;

  const sendMail = defineTask({
    name: "sendMail",
    lane: "agent",
    schema: z.object({ id: z.string() }),
    retry,
    timeoutSeconds: SEND_TIMEOUT_SECONDS,
    async run({ id }) {
      const mail = await findUnsentMail(db, id);
      if (!mail) return;
      if (!transport) return settleMail(db, id, "kept", null);
      // The message id is the outbox id: a mail sent twice after a crash is recognised by the receiving server.
      await transport.sendMail({ from, messageId: `<${id}@parley>`, ...mail.payload });
      await settleMail(db, id, "sent", null);
    },
    onGivenUp: ({ id }, error) =>
      settleMail(db, id, "failed", error instanceof Error ? error.message : String(error)),
  });
  tasks.register(sendMail);

  return {
    isConfigured: transport !== undefined,
    async send(queryable, mail, workspaceId) {
      const id = newId();
      await insertMail(queryable, id, workspaceId ?? null, mail);
      await tasks.enqueue(queryable, sendMail, { id });
    },
  };
}
