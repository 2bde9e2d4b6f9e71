// Endpoints of the inbox. Commands on a conversation are turns of the runtime, like a visitor's: read, decide, write once.

import { api } from "@parley/contracts/api";
import { AppError } from "@parley/contracts/errors";
import type { RealtimeEvent } from "@parley/contracts/events";
import { limits } from "@parley/contracts/limits";
import type { WidgetEvent } from "@parley/contracts/widget";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import { access, type Actor } from "../../platform/access/index.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { memberRoute, memberRouteWithoutTransaction, type HttpContext } from "../../platform/http/index.ts";
import { conversationTopic, workspaceTopic, type Bus } from "../../platform/realtime/index.ts";
import type { Directory } from "../accounts/index.ts";
import { findTurnByClientId, listMessagesAfter, listMessagesBefore } from "../conversations/index.ts";
import type { PlanContext, Runtime, TurnPlan } from "../runtime/index.ts";
import {
  acceptRequest,
  beginFlow,
  giveBack,
  rejectRequest,
  reply,
  takeOver,
  transfer,
  update,
} from "./commands/agentTurns.ts";
import { presentListed } from "./presenter.ts";
import { listVisits, markRead } from "./store/index.ts";
import {
  feedPosition,
  getListedConversation,
  listChanges,
  listConversations,
} from "./store/listConversations.ts";

/** Changes given by one catch-up; whoever has missed more loads the list anew. */
const CHANGES_LIMIT = 200;
const VISITS_SHOWN = 50;

export interface InboxContext {
  bus: Bus;
  clock: Clock;
  directory: Directory;
  runtime: Runtime;
}

export function registerInboxRoutes(http: HttpContext, context: InboxContext): void {
  const { bus, clock, directory, runtime } = context;

  async function present(db: Queryable, actor: Actor, id: string) {
    const row = await getListedConversation(db, actor.workspaceId, id);
    if (!row) throw new AppError("not_found");
    return presentListed(row, clock.now());
  }

  /** Loads through access, then lets the runtime write the decision outside any transaction of the request. */
  async function command(
    actor: Actor,
    id: string,
    decide: (context: PlanContext) => Promise<TurnPlan | undefined>,
    clientId?: string,
  ) {
    const { workspaceId } = actor;
    await http.db.inWorkspace(workspaceId, (tx) => access.conversation(actor, tx, id));
    await runtime.change({ workspaceId, id }, decide, clientId ?? null);
    return http.db.inWorkspace(workspaceId, (tx) => present(tx, actor, id));
  }

  memberRoute(http, api.listConversations, async ({ actor, tx, query }) => {
    const { cursor, limit, assignee, ...filters } = query;
    const assigneeId = assignee === "none" ? null : assignee === "me" ? actor.memberId : assignee;
    // The position is read first: what changes between the two reads comes again with the first catch-up.
    const feed = await feedPosition(tx);
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const rows = await listConversations(
      tx,
      actor.workspaceId,
      { ...filters, ...(assignee === undefined ? {} : { assigneeId }) },
      after,
      limit + 1,
      clock.now(),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => presentListed(row, clock.now())),
      nextCursor: rows.length > limit && last ? encodeCursor(last.activityAt, last.id) : null,
      feed,
    };
  });

  memberRoute(http, api.listConversationChanges, async ({ actor, tx, query }) => {
    const feed = await feedPosition(tx);
    if (!/^\d{1,20}$/.test(query.after) || BigInt(query.after) > BigInt(feed))
      return { items: [], feed, reset: true };
    const rows = await listChanges(tx, actor.workspaceId, query.after, CHANGES_LIMIT);
    if (rows.length === CHANGES_LIMIT) return { items: [], feed, reset: true };
    return {
      items: rows.map((row) => presentListed(row, clock.now())),
      feed,
      reset: false,
    };
  });

  memberRoute(http, api.getConversation, async ({ actor, tx, params }) =>
    present(tx, actor, params.conversationId),
  );

  memberRoute(http, api.listMessages, async ({ actor, tx, params, query }) => {
    const conversation = await access.conversation(actor, tx, params.conversationId);
    if (query.after !== undefined) {
      const rows = await listMessagesAfter(tx, conversation, query.after, query.limit + 1);
      return {
        items: rows.slice(0, query.limit).map(runtime.presentMessage),
        hasMore: rows.length > query.limit,
      };
    }
    const rows = await listMessagesBefore(
      tx,
      conversation,
      query.before ?? conversation.seq + 1,
      query.limit + 1,
    );
    return {
      items: rows.slice(-query.limit).map(runtime.presentMessage),
      hasMore: rows.length > query.limit,
    };
  });

  memberRouteWithoutTransaction(http, api.sendMessage, async ({ actor, params, body }) => {
    const conversation = await command(
      actor,
      params.conversationId,
      reply(actor, directory, body.clientId, async () => ({ kind: "text", text: body.text })),
      body.clientId,
    );
    const [row] = await findTurnByClientId(
      http.db,
      { workspaceId: actor.workspaceId, id: params.conversationId },
      body.clientId,
    );
    if (!row) throw new AppError("internal");
    return { message: runtime.presentMessage(row), conversation };
  });

  memberRouteWithoutTransaction(http, api.acceptLiveChat, ({ actor, params }) =>
    command(actor, params.conversationId, acceptRequest(actor, directory)),
  );
  memberRouteWithoutTransaction(http, api.rejectLiveChat, ({ actor, params }) =>
    command(actor, params.conversationId, rejectRequest(actor, directory)),
  );
  memberRouteWithoutTransaction(http, api.takeOver, ({ actor, params }) =>
    command(actor, params.conversationId, takeOver(actor, directory)),
  );
  memberRouteWithoutTransaction(http, api.handBack, ({ actor, params }) =>
    command(actor, params.conversationId, giveBack(actor, directory)),
  );
  memberRouteWithoutTransaction(http, api.transferConversation, ({ actor, params, body }) =>
    command(actor, params.conversationId, transfer(actor, directory, body.memberId)),
  );
  memberRouteWithoutTransaction(http, api.updateConversation, ({ actor, params, body }) =>
    command(actor, params.conversationId, update(actor, directory, body)),
  );

  memberRouteWithoutTransaction(http, api.triggerFlow, ({ actor, params, body }) =>
    command(actor, params.conversationId, beginFlow(body.flowId)),
  );

  memberRoute(http, api.markConversationRead, async ({ actor, tx, params, body }) => {
    const { workspaceId, id } = await access.conversation(actor, tx, params.conversationId);
    await markRead(tx, workspaceId, id, body.seq);
    tx.afterCommit(async () => {
      await runtime.announce({ workspaceId, id });
    });
  });

  memberRouteWithoutTransaction(http, api.sendTyping, async ({ actor, params, body }) => {
    const { isTyping } = body;
    const { workspaceId, id, responder, assigneeId } = await http.db.inWorkspace(actor.workspaceId, (tx) =>
      access.conversation(actor, tx, params.conversationId),
    );
    if (responder === "agent" && assigneeId === actor.memberId) {
      const { agentName: name } = (await runtime.look({ workspaceId, id })).state;
      bus.publish(conversationTopic(id), { kind: "typing", name, isTyping } satisfies WidgetEvent);
    }
    bus.publish(workspaceTopic(workspaceId), {
      kind: "memberTyping",
      conversationId: id,
      memberId: actor.memberId,
      name: actor.name,
      isTyping,
    } satisfies RealtimeEvent);
  });

  memberRoute(http, api.listVisits, async ({ actor, tx, params }) => {
    const { workspaceId, id } = await access.conversation(actor, tx, params.conversationId);
    const rows = await listVisits(tx, workspaceId, id, Math.min(VISITS_SHOWN, limits.pageSizeMaximum));
    return { items: rows.map(({ createdAt, ...visit }) => ({ ...visit, at: createdAt.toISOString() })) };
  });
}
