// What travels with somebody who signs in: a signed state to the provider and back, and a sealed session with the token
// until accounts are chosen. Both are good for one person in one workspace, and for minutes.

import { AppError } from "@parley/contracts/errors";
import { messenger } from "@parley/contracts/channels";
import { id } from "@parley/contracts/ids";
import { z } from "zod";
import type { Clock } from "../../../../platform/clock.ts";
import {
  decryptSecret,
  encryptSecret,
  signToken,
  verifyToken,
  type Keyring,
} from "../../../../platform/crypto/index.ts";

/** Signing in, finding the second factor, reading what is asked for. */
const STATE_LIFE_MS = 15 * 60_000;
/** Choosing from a list. */
const SESSION_LIFE_MS = 15 * 60_000;
const STATE_PURPOSE = "connection.signIn";

const signIn = z.object({
  channel: messenger,
  botId: id,
  login: z.enum(["instagram", "facebook"]).nullable(),
});
/** What somebody signs in for. */
export type SignIn = z.infer<typeof signIn>;

const grant = z.object({
  token: z.string(),
  expiresAt: z.number().nullable(),
  /** WhatsApp: the business accounts handed over. */
  wabaIds: z.array(z.string()),
});
/** What the provider gave for the code. */
export type Grant = z.infer<typeof grant>;

const session = signIn.extend({ grant, until: z.number() });
const state = signIn.extend({ workspaceId: z.string(), userId: z.string() });

export interface Who {
  workspaceId: string;
  userId: string;
}

export function signState(keyring: Keyring, clock: Clock, who: Who, given: SignIn): string {
  const expiresAt = new Date(clock.now().getTime() + STATE_LIFE_MS);
  return signToken(keyring, STATE_PURPOSE, { ...given, ...who }, { expiresAt });
}

/** @throws AppError `sign_in_expired`, also for somebody else's. */
export function openState(keyring: Keyring, clock: Clock, who: Who, token: string): SignIn {
  const opened = verifyToken(keyring, STATE_PURPOSE, token, { now: clock.now() });
  const claims = opened.ok ? state.safeParse(opened.value) : undefined;
  if (!claims?.success || claims.data.workspaceId !== who.workspaceId || claims.data.userId !== who.userId)
    throw new AppError("sign_in_expired");
  const { channel, botId, login } = claims.data;
  return { channel, botId, login };
}

/** Encrypted, because it holds a token; bound to the person by what it is authenticated with. */
export function sealSession(
  keyring: Keyring,
  clock: Clock,
  who: Who,
  given: SignIn & { grant: Grant },
): string {
  const until = clock.now().getTime() + SESSION_LIFE_MS;
  return encryptSecret(keyring, JSON.stringify({ ...given, until }), place(who));
}

/** @throws AppError `sign_in_expired` */
export function openSession(
  keyring: Keyring,
  clock: Clock,
  who: Who,
  sealed: string,
): SignIn & { grant: Grant } {
  const opened = decryptSecret(keyring, sealed, place(who));
  const claims = opened.ok ? session.safeParse(parse(opened.value)) : undefined;
  if (!claims?.success || claims.data.until <= clock.now().getTime()) throw new AppError("sign_in_expired");
  return claims.data;
}

const place = ({ workspaceId, userId }: Who) => ({ workspaceId, id: `signIn ${userId}` });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
