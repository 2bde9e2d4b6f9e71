// Where other systems reply to a flow that waits for them. Whoever holds the address may reply, once.

import { AppError } from "@parley/contracts/errors";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../../platform/clock.ts";
import { verifyToken, type Keyring } from "../../platform/crypto/index.ts";
import type { Limiter } from "../../platform/rateLimit.ts";
import type { Runtime } from "../runtime/index.ts";
import { REPLY_PURPOSE, replyClaims, replyPath } from "./replyAddress.ts";

/** Bytes of a reply. */
const MAXIMUM_REPLY_BYTES = 65_536;
/** Replies one address may send per minute. */
const REPLIES_PER_ADDRESS_AND_MINUTE = 300;

export interface ReplyOptions {
  clock: Clock;
  keyring: Keyring;
  limiter: Limiter;
  runtime: Runtime;
}

export function registerReplyRoute(
  app: FastifyInstance,
  { clock, keyring, limiter, runtime }: ReplyOptions,
): void {
  const perAddress = limiter("flow-replies", REPLIES_PER_ADDRESS_AND_MINUTE, 60);
  app.post<{ Params: { token: string } }>(
    replyPath(":token"),
    { bodyLimit: MAXIMUM_REPLY_BYTES },
    async (request, reply) => {
      await perAddress(request.ip);
      const token = verifyToken(keyring, REPLY_PURPOSE, request.params.token, { now: clock.now() });
      const claims = token.ok ? replyClaims.safeParse(token.value) : undefined;
      if (!claims?.success) throw new AppError("not_found");
      const { w: workspaceId, c: id, t: waitToken } = claims.data;
      const result = { kind: "webhook", status: 200, body: JSON.stringify(request.body ?? null) } as const;
      // The wait itself is what makes the address good for one reply: it is over with the first.
      const isHeard = await runtime.result({ workspaceId, id }, waitToken, { result });
      if (!isHeard) throw new AppError("reply_not_awaited");
      return reply.code(204).send();
    },
  );
}
