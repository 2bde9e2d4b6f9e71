// Endpoints of templates inside a conversation.

import { messageTemplateEndpoints as api } from "@parley/contracts/api/messageTemplates";
import { AppError } from "@parley/contracts/errors";
import { access } from "../../platform/access/index.ts";
import { memberRoute, memberRouteWithoutTransaction, type HttpContext } from "../../platform/http/index.ts";
import { existing, findConnection } from "../channels/index.ts";
import { findTurnByClientId } from "../conversations/index.ts";
import { getListedConversation, presentListed, reply } from "../inbox/index.ts";
import type { MessageTemplatesContext } from "./context.ts";
import { estimatePrice } from "./prices/estimatePrice.ts";
import { findTemplate } from "./store.ts";
import { templateContentFor } from "./templateContentFor.ts";

export function registerSendRoutes(http: HttpContext, context: MessageTemplatesContext): void {
  const { db, clock, directory, runtime } = context;

  memberRouteWithoutTransaction(http, api.sendTemplateMessage, async ({ actor, params, body }) => {
    const { workspaceId } = actor;
    const key = { workspaceId, id: params.conversationId };
    await db.inWorkspace(workspaceId, (tx) => access.conversation(actor, tx, key.id));
    const contentOf = ({ turn }: { turn: { conversation: Parameters<typeof templateContentFor>[1] } }) =>
      templateContentFor(db, turn.conversation, body);
    // The checks are part of the decision: what was stored before is answered again, whatever has become of the template.
    await runtime.change(key, reply(actor, directory, body.clientId, contentOf), body.clientId);
    const [row] = await findTurnByClientId(db, key, body.clientId);
    const listed = await db.inWorkspace(workspaceId, (tx) => getListedConversation(tx, workspaceId, key.id));
    if (!row || !listed) throw new AppError("internal");
    return { message: runtime.presentMessage(row), conversation: presentListed(listed, clock.now()) };
  });

  memberRoute(http, api.estimateTemplatePrice, async ({ actor, tx, params, query }) => {
    const { workspaceId } = actor;
    const conversation = await access.conversation(actor, tx, params.conversationId);
    const connection =
      conversation.connectionId === null
        ? undefined
        : await findConnection(tx, workspaceId, conversation.connectionId);
    if (connection?.channel !== "whatsapp") return freeElsewhere(context.prices.asOf);
    const template =
      query.templateId === undefined
        ? undefined
        : existing(await findTemplate(tx, workspaceId, query.templateId));
    const { phoneDialCode, phoneNumber } = await access.contact(actor, tx, conversation.contactId);
    const phone = phoneNumber === null ? "" : `${phoneDialCode ?? ""}${phoneNumber}`.replaceAll(/\D/g, "");
    const { windowUntil, freeUntil } = conversation;
    const message = { phone, category: template?.category ?? null, windowUntil, freeUntil };
    return estimatePrice(context.prices, message, clock.now());
  });
}

/** Other channels charge for nothing. */
function freeElsewhere(asOf: string) {
  return { amount: 0, currency: "USD", market: "", category: "service", asOf, isFree: true } as const;
}
