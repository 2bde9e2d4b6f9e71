// Opens or resumes the conversation of a visitor with a bot: admits them, notes the visit, lets the bot greet.

import { AppError } from "@parley/contracts/errors";
import type { OpenSessionRequest, OpenSessionResponse } from "@parley/contracts/widget";
import { hasCode } from "../../../platform/hasCode.ts";
import { listMessagesBefore } from "../../conversations/index.ts";
import { completeSettings } from "../../runtime/index.ts";
import { admit, deviceOf } from "../admission.ts";
import type { WidgetContext } from "../context.ts";
import { findConversationOfVisitor, findWidgetBot, insertConversation, recordArrival } from "../store.ts";
import { identifyVisitor } from "./identifyVisitor.ts";

const UNIQUE_VIOLATION = "23505";

export interface Caller {
  ip: string;
  userAgent: string | undefined;
  /** Under which this server was asked. */
  host: string;
}

export async function openSession(
  context: WidgetContext,
  request: OpenSessionRequest,
  caller: Caller,
  pageSize: number,
): Promise<OpenSessionResponse> {
  const { db, clock, geo, runtime, visitorTokens } = context;
  const bot = await findWidgetBot(db, request.botId, request.customerId);
  if (!bot) throw new AppError("not_found");
  const settings = completeSettings(bot);
  const place = geo.lookup(caller.ip);
  const device = deviceOf(caller.userAgent);
  admit(settings, {
    ip: caller.ip,
    country: place?.country ?? null,
    pageUrl: request.page?.url ?? null,
    ownHost: caller.host,
    device,
  });
  if (!bot.isPublished) throw new AppError("bot_not_published");

  const { workspaceId } = bot;
  const find = () => findConversationOfVisitor(db, workspaceId, bot.id, request.uuid);
  const existing = await find();
  let isMine = false;
  if (!existing) {
    isMine = await insertConversation(db, {
      workspaceId,
      botId: bot.id,
      uuid: request.uuid,
      language: request.language ?? null,
      device: settings.general.captureDevice ? device : null,
      country: settings.general.captureDevice ? (place?.country ?? null) : null,
      city: settings.general.captureDevice ? (place?.city ?? null) : null,
      now: clock.now(),
    }).catch(isTwin);
  }
  const conversation = existing ?? (await find());
  if (!conversation) throw new AppError("internal");

  const page = request.page
    ? { ...request.page, ...(settings.general.captureSource ? {} : { referrer: undefined }) }
    : null;
  const isNewVisit = isMine || (existing !== undefined && request.isNewVisit);
  const key = { workspaceId, id: conversation.id, botId: bot.id };
  const arrival = { workspaceId, id: conversation.id, page, isNewVisit, now: clock.now() };
  if (existing && isNewVisit && settings.alerts.revisitNotifications) {
    await db.transaction(async (tx) => {
      await recordArrival(tx, arrival);
      await context.onReturn(tx, key);
    });
  } else await recordArrival(db, arrival);
  if (request.identityToken || request.attributes) {
    await identifyVisitor(context, key, {
      identityToken: request.identityToken,
      attributes: request.attributes,
    });
  }

  const { state, messages: greeting } = await runtime.start(key);
  // A greeting tells the team of the visitor by itself; a return without one is news as well.
  if (greeting.length === 0) await runtime.announce(key);
  const rows = await listMessagesBefore(db, key, state.lastSeq + 1, pageSize);
  return {
    token: visitorTokens.sign(key),
    conversationId: conversation.id,
    messages: rows.map(runtime.presentMessage),
    hasOlder: (rows[0]?.seq ?? 1) > 1,
    state,
  };
}

/** Two tabs opened at once: the other one made the conversation, which is then found, and counted the visit. */
function isTwin(error: unknown): false {
  if (!hasCode(error, UNIQUE_VIOLATION)) throw error;
  return false;
}
