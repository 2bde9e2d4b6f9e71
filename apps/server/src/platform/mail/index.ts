// Mails: written to the outbox in the transaction of their reason, sent by SMTP, or kept for the operator to read.

export { createMailer, type Mailer, type MailMessage } from "./createMailer.ts";
export { listMails } from "./store.ts";
