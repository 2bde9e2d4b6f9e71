// The visitor's bearer token: which conversation it opens, signed. Found in the panel's memory only.

import { AppError } from "@parley/contracts/errors";
import { id } from "@parley/contracts/ids";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Clock } from "../../platform/clock.ts";
import { signToken, verifyToken, type Keyring } from "../../platform/crypto/index.ts";

/** A page left open longer than this opens its session again; the conversation stays. */
const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;
const PURPOSE = "widget-session";
const claims = z.object({ w: id, c: id, b: id });

export interface VisitorKey {
  workspaceId: string;
  id: string;
  botId: string;
}

export interface VisitorTokens {
  sign(key: VisitorKey): string;
  /** @throws AppError `session_expired` for anything but a valid token. */
  verify(token: string | undefined): VisitorKey;
  ofRequest(request: FastifyRequest): VisitorKey;
}

export function createVisitorTokens(keyring: Keyring, clock: Clock): VisitorTokens {
  function verify(token: string | undefined): VisitorKey {
    const result = token ? verifyToken(keyring, PURPOSE, token, { now: clock.now() }) : undefined;
    const parsed = result?.ok ? claims.safeParse(result.value) : undefined;
    if (!parsed?.success) throw new AppError("session_expired");
    return { workspaceId: parsed.data.w, id: parsed.data.c, botId: parsed.data.b };
  }
  return {
    sign: (key) =>
      signToken(
        keyring,
        PURPOSE,
        { w: key.workspaceId, c: key.id, b: key.botId },
        { expiresAt: new Date(clock.now().getTime() + LIFETIME_MS) },
      ),
    verify,
    ofRequest: (request) => verify(/^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1]),
  };
}
