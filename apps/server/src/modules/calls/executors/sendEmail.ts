// A mail the flow writes: queued once, within what a workspace may send in an hour.

import { z } from "zod";
import type { Database } from "../../../platform/db/index.ts";
import type { Mailer } from "../../../platform/mail/index.ts";
import { failed, type CallExecutor } from "../callExecutor.ts";
import { claimCall, countCallsSince, lockCalls } from "../store.ts";

/** Mails flows of one workspace may send within an hour, so that no bot becomes a sender of mass mail. */
const MAILS_PER_HOUR = 200;
/** Of these, one conversation may cause so many: a visitor who goes in circles fills no mailbox. */
const MAILS_PER_CONVERSATION = 10;
/** Addresses of one mail. */
const MAXIMUM_RECIPIENTS = 10;
const HOUR_MS = 60 * 60 * 1_000;
const kind = "sendEmail";
const address = z.email().max(254);

export function createSendEmail({ db, mailer }: { db: Database; mailer: Mailer }): CallExecutor<"sendEmail"> {
  return async ({ to, subject, body, replyTo }, site) => {
    const addresses = [...new Set(to.map((one) => one.trim()))].slice(0, MAXIMUM_RECIPIENTS);
    if (addresses.length === 0 || !addresses.every((one) => address.safeParse(one).success))
      return failed("address_invalid");
    const reply = address.safeParse(replyTo?.trim());
    const since = new Date(site.now.getTime() - HOUR_MS);
    return db.transaction(async (tx) => {
      await lockCalls(tx, site.workspaceId, kind);
      const sent = await countCallsSince(tx, site, { kind, about: null, since });
      const isTooMany = sent.workspace >= MAILS_PER_HOUR || sent.conversation >= MAILS_PER_CONVERSATION;
      const isNew = await claimCall(tx, site, { kind, about: null, now: site.now });
      if (isNew && isTooMany) return failed("too_many_mails");
      if (isNew) {
        const mail = {
          subject: subject.replaceAll(/\s+/g, " ").trim(),
          text: body,
          ...(reply.success && { replyTo: reply.data }),
        };
        // One mail each, so that nobody sees the others.
        for (const one of addresses) await mailer.send(tx, { to: one, ...mail }, site.workspaceId);
      }
      return { result: { kind: "sendEmail" } };
    });
  };
}
