// Sends a code to a visitor's address, and checks what they type. Both are limited, so that nobody can guess and nobody
// can fill a stranger's mailbox.

import { z } from "zod";
import type { Keyring } from "../../../platform/crypto/index.ts";
import type { Database } from "../../../platform/db/index.ts";
import type { Mailer } from "../../../platform/mail/index.ts";
import { failed, type CallExecutor } from "../callExecutor.ts";
import { claimCall, countAttempt, countCallsSince, lockCalls, markVerified, putCode } from "../store.ts";
import { hashAddress, hashCode, isSameHash, newCode } from "../verificationCodes.ts";

/** Wrong codes before a new one is needed. */
const MAXIMUM_ATTEMPTS = 5;
/** Codes within an hour: for one conversation, for one address from all conversations, for all of a workspace. */
const CODES_PER_HOUR = { conversation: 5, about: 5, workspace: 300 };
const HOUR_MS = 60 * 60 * 1_000;
const MINUTE_MS = 60 * 1_000;
/** A code is good for at most a day. */
const MAXIMUM_VALID_MINUTES = 24 * 60;
const kind = "sendCode";
const address = z.email().max(254);

export interface CodeOptions {
  db: Database;
  mailer: Mailer;
  keyring: Keyring;
}

export function createSendCode({ db, mailer, keyring }: CodeOptions): CallExecutor<"sendCode"> {
  return async ({ blockId, to, length, validMinutes, botName }, site) => {
    const parsed = address.safeParse(to.trim());
    if (!parsed.success) return failed("address_invalid");
    const about = hashAddress(keyring, site.workspaceId, parsed.data);
    const since = new Date(site.now.getTime() - HOUR_MS);
    return db.transaction(async (tx) => {
      await lockCalls(tx, site.workspaceId, kind);
      const sent = await countCallsSince(tx, site, { kind, about, since });
      const isTooMany =
        sent.conversation >= CODES_PER_HOUR.conversation ||
        sent.about >= CODES_PER_HOUR.about ||
        sent.workspace >= CODES_PER_HOUR.workspace;
      const isNew = await claimCall(tx, site, { kind, about, now: site.now });
      if (isNew && isTooMany) return failed("too_many_codes");
      if (isNew) {
        const code = newCode(length);
        const minutes = Math.min(Math.max(validMinutes, 1), MAXIMUM_VALID_MINUTES);
        const hash = hashCode(keyring, { ...site, blockId }, code);
        const expiresAt = new Date(site.now.getTime() + minutes * MINUTE_MS);
        await putCode(tx, { ...site, blockId }, { hash, expiresAt });
        await mailer.send(tx, { to: parsed.data, ...codeMail(code, minutes, botName) }, site.workspaceId);
      }
      return { result: { kind: "sendCode" } };
    });
  };
}

/** `code` of the request is the keyed hash of what was typed: it was replaced before it was stored. */
export function createCheckCode({ db }: { db: Database }): CallExecutor<"checkCode"> {
  return async ({ blockId, code: typedHash }, site) => {
    const place = { ...site, blockId };
    const verdict = await db.transaction(async (tx) => {
      const row = await countAttempt(tx, place);
      if (!row) return "expired";
      if (row.verifiedToken !== null) return row.verifiedToken === site.waitToken ? "right" : "expired";
      if (row.expiresAt <= site.now) return "expired";
      if (row.attempts > MAXIMUM_ATTEMPTS) return "tooManyAttempts";
      if (!isSameHash(row.hash, typedHash))
        return row.attempts >= MAXIMUM_ATTEMPTS ? "tooManyAttempts" : "wrong";
      await markVerified(tx, place, site.waitToken);
      return "right";
    });
    return { result: { kind: "checkCode", verdict } };
  };
}

function codeMail(code: string, minutes: number, botName: string): { subject: string; text: string } {
  const name = botName.replaceAll(/\s+/g, " ").trim();
  return {
    subject: `${code} is your code for ${name}`,
    text: `Your code for ${name} is:\n\n${code}\n\nIt is good for ${minutes} minutes. If you did not ask for it, ignore this mail.\n`,
  };
}
