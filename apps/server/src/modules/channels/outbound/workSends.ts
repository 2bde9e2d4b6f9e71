// Works off what one conversation has to be told: the next call is made when its moment, the provider's limits and the call
// before it allow. A call under way is marked as such first, so that a crash leaves a question and not a doubt nobody has.

import type { Part, SendCheck, SendProblem, SendResult } from "@parley/channels";
import { capabilities } from "@parley/channels/capabilities";
import { ChannelHttpError } from "@parley/channels";
import type { ChannelsContext } from "../channelsContext.ts";
import {
  findConnection,
  holdConnection,
  noteSent,
  setConnectionProblem,
  type ConnectionRow,
} from "../store/connections.ts";
import { takePace } from "../store/paces.ts";
import {
  findNextSend,
  highestIdBefore,
  markSending,
  postponeSend,
  replaceRequest,
  type SendRow,
} from "../store/sends.ts";
import type { LoadMedia } from "./loadMedia.ts";
import type { Settle } from "./settle.ts";
import { backoffMs } from "./backoff.ts";

/**
 * The provider's news (a status, an echo) tell within this time whether a cut-off call had gone through. News that found no
 * server are brought again after seconds, then after a minute: a message is not sent twice before that.
 */
const NEWS_WITHIN_MS = 75_000;
/** A call that must arrive first holds up the next one no longer than this. */
const ARRIVE_WITHIN_MS = 8_000;
const LOOK_AGAIN_MS = 400;
/** While an account is stopped its messages wait; they are looked at when it goes on, and in any case this often. */
const STOPPED_LOOK_MS = 60_000;
/** Failures after which a message is given up: with growing gaps, about an hour. */
const MAXIMUM_ATTEMPTS = 10;
/** How exactly the health page tells when something went out last. */
const SENT_NOTED_EVERY_MS = 5_000;
/** A pause this long shows the person that somebody writes. */
const TYPING_FROM_MS = 600;

type Next = { at: Date } | "again";

export function createSendWorker(context: ChannelsContext, settle: Settle, loadMedia: LoadMedia) {
  const { db, clock, log, http, adapterOf, credentialsOf, isReachable } = context;
  const after = (milliseconds: number): Next => ({ at: new Date(clock.now().getTime() + milliseconds) });

  async function work(lane: string): Promise<Date | undefined> {
    for (;;) {
      const send = await findNextSend(db, lane);
      if (!send) return undefined;
      const next = await step(send);
      if (next !== "again") return next.at;
    }
  }

  async function step(send: SendRow): Promise<Next> {
    const connection = await findConnection(db, send.workspaceId, send.connectionId);
    if (!connection)
      return fail(send, { kind: "paused", code: "disconnected", detail: "The account was disconnected." });
    if (send.status === "sending") return recover(send, connection);
    const waiting = await mustWait(send, connection);
    if (waiting) return waiting;
    const shut = shutReason(send, connection);
    if (shut) return fail(send, shut);
    return perform(send, connection);
  }

  async function mustWait(send: SendRow, connection: ConnectionRow): Promise<Next | undefined> {
    const now = clock.now();
    if (connection.status !== "active") return after(STOPPED_LOOK_MS);
    if (connection.heldUntil && connection.heldUntil > now) return { at: connection.heldUntil };
    const pause = send.runAt.getTime() - now.getTime();
    if (pause > 0) {
      if (pause >= TYPING_FROM_MS) showTyping(send, connection);
      return { at: send.runAt };
    }
    if (send.waitsFor && now.getTime() - send.waitsFor.getTime() < ARRIVE_WITHIN_MS)
      return after(LOOK_AGAIN_MS);
    const { perSecond, recipient } = capabilities[connection.channel].rate;
    const own = await takePace(
      db,
      {
        scope: `to:${send.conversationId}`,
        everyMs: recipient.perMs / recipient.count,
        burst: recipient.burst,
      },
      now,
    );
    if (own > 0) return after(own);
    const shared = await takePace(
      db,
      { scope: `from:${connection.id}`, everyMs: 1_000 / perSecond, burst: Math.ceil(perSecond / 4) },
      now,
    );
    return shared > 0 ? after(shared) : undefined;
  }

  /** What the provider would refuse, or charge for in vain, is not tried. */
  function shutReason(send: SendRow, { channel }: ConnectionRow): SendProblem | undefined {
    if (send.isUnreachable) return { kind: "unreachable", code: "unreachable", detail: "" };
    if (isTemplate(send.request) || isWindowOpen(send)) return undefined;
    const { windowHours, humanWindowHours } = capabilities[channel];
    if (windowHours === null || humanWindowHours === null) return undefined;
    const extraMs = send.byHuman ? (humanWindowHours - windowHours) * 3_600_000 : 0;
    const until = (send.windowUntil?.getTime() ?? 0) + extraMs;
    if (until > clock.now().getTime()) return undefined;
    return { kind: "needsTemplate", code: "window_closed", detail: "" };
  }

  const isWindowOpen = ({ windowUntil }: SendRow) => windowUntil !== null && windowUntil > clock.now();

  async function perform(send: SendRow, connection: ConnectionRow): Promise<Next> {
    await markSending(db, send, clock.now());
    const result = await call(send, connection);
    if (!result.ok) return refused(send, connection, result.problem);
    const now = clock.now();
    if (now.getTime() - (connection.lastSentAt?.getTime() ?? 0) > SENT_NOTED_EVERY_MS)
      await noteSent(db, connection, now);
    await settle(send, {
      status: result.state,
      ...(result.messageIds[0] !== undefined && { providerId: result.messageIds[0] }),
      now: clock.now(),
    });
    return "again";
  }

  async function call(send: SendRow, connection: ConnectionRow): Promise<SendResult> {
    const { media } = send.request;
    try {
      return await adapterOf(connection.channel).send(
        send.request,
        send.recipient,
        credentialsOf(connection),
        http,
        {
          reference: send.id,
          byHuman: send.byHuman,
          isWindowOpen: isWindowOpen(send),
          linksWork: isReachable || (media !== undefined && !media.url.startsWith(context.publicUrl)),
          ...(media && { loadMedia: () => loadMedia(connection, media) }),
        },
      );
    } catch (error) {
      if (error instanceof ChannelHttpError)
        return {
          ok: false,
          problem: {
            kind: error.mayHaveArrived ? "uncertain" : "retry",
            code: "no_answer",
            detail: error.message,
          },
        };
      log.error({ err: error, send: send.id }, "a message could not be sent");
      return {
        ok: false,
        problem: { kind: "media", code: "unreadable", detail: error instanceof Error ? error.message : "" },
      };
    }
  }

  async function refused(send: SendRow, connection: ConnectionRow, problem: SendProblem): Promise<Next> {
    const now = clock.now();
    const retry = async (milliseconds: number): Promise<Next> => {
      if (send.attempts + 1 >= MAXIMUM_ATTEMPTS) return fail(send, problem);
      const runAt = new Date(now.getTime() + milliseconds);
      await postponeSend(db, send, { runAt, problem, now });
      return { at: runAt };
    };
    switch (problem.kind) {
      case "retry":
      case "slowRecipient":
        return retry(problem.retryAfterMs ?? backoffMs(send.attempts));
      case "slowAccount": {
        const wait = problem.retryAfterMs ?? backoffMs(send.attempts);
        await holdConnection(db, connection, new Date(now.getTime() + wait));
        // Being asked to wait is no failure of this message.
        await postponeSend(db, send, { runAt: new Date(now.getTime() + wait), problem, now });
        return after(wait);
      }
      case "uncertain":
        // It stays marked as under way: the provider's news, or a question to it, tell.
        return after(LOOK_AGAIN_MS);
      case "paused":
      case "reauthorise": {
        const { kind, code, detail } = problem;
        const status = kind === "reauthorise" ? "reauthorise" : "paused";
        await setConnectionProblem(db, connection, status, { kind, code, detail, at: now.toISOString() });
        await postponeSend(db, send, { runAt: now, problem, now });
        return after(STOPPED_LOOK_MS);
      }
      case "markup": {
        const { withoutMarkup } = adapterOf(connection.channel);
        // A request without plain words has been tried without its markup already.
        if (!withoutMarkup || send.request.plain === undefined) return fail(send, problem);
        await replaceRequest(db, send, withoutMarkup(send.request), now);
        return "again";
      }
      case "needsTemplate":
      case "unreachable":
      case "unwanted":
      case "media":
      case "refused":
        return fail(send, problem);
    }
  }

  /** The server stopped in the middle of this call, or no answer came. */
  async function recover(send: SendRow, connection: ConnectionRow): Promise<Next> {
    const now = clock.now();
    const since = send.sendingSince ?? now;
    const checked = await check(send, connection, since);
    if (checked.state === "sent") {
      const [providerId] = checked.messageIds;
      await settle(send, { status: "sent", ...(providerId !== undefined && { providerId }), now });
      return "again";
    }
    if (checked.state === "unknown" && now.getTime() - since.getTime() < NEWS_WITHIN_MS)
      return after(LOOK_AGAIN_MS);
    if (send.attempts >= MAXIMUM_ATTEMPTS)
      return fail(send, { kind: "uncertain", code: "no_answer", detail: "" });
    await postponeSend(db, send, { runAt: now, problem: null, now });
    return "again";
  }

  async function check(send: SendRow, connection: ConnectionRow, since: Date): Promise<SendCheck> {
    const { checkSent } = adapterOf(connection.channel);
    if (!checkSent) return { state: "unknown" };
    try {
      const highest = await highestIdBefore(db, connection.id, since);
      return await checkSent(
        send.request,
        send.recipient,
        credentialsOf(connection),
        http,
        highest ?? send.visitorMessageId ?? undefined,
      );
    } catch (error) {
      log.warn({ err: error, send: send.id }, "the provider could not be asked about a message");
      return { state: "unknown" };
    }
  }

  async function fail(send: SendRow, problem: SendProblem): Promise<Next> {
    await settle(send, { status: "failed", problem, now: clock.now() });
    return "again";
  }

  function showTyping(send: SendRow, connection: ConnectionRow): void {
    adapterOf(connection.channel)
      .typing(send.recipient, credentialsOf(connection), http, send.visitorMessageId ?? undefined)
      .catch((error: unknown) => log.debug({ err: error }, "typing could not be shown"));
  }

  return { work };
}

/** Approved messages are what may be said when the window is shut. */
function isTemplate({ body }: Part): boolean {
  return body.type === "template";
}
