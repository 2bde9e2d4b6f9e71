// Saved replies an agent inserts by `/`.

import { api } from "@parley/contracts/api";
import { AppError } from "@parley/contracts/errors";
import { memberRoute, type HttpContext } from "../../platform/http/index.ts";
import { sqlStateOf } from "../../platform/db/index.ts";
import { newId } from "../../platform/ids.ts";
import { deleteQuickReply, insertQuickReply, listQuickReplies, updateQuickReply } from "./store/index.ts";

const UNIQUE_VIOLATION = "23505";

export function registerQuickReplyRoutes(http: HttpContext): void {
  memberRoute(http, api.listQuickReplies, async ({ actor, tx }) => ({
    items: await listQuickReplies(tx, actor.workspaceId),
  }));

  memberRoute(http, api.createQuickReply, async ({ actor, tx, body }) => {
    const reply = { id: newId(), ...body };
    await insertQuickReply(tx, actor.workspaceId, reply).catch(nameTaken);
    return reply;
  });

  memberRoute(http, api.updateQuickReply, async ({ actor, tx, params, body }) => {
    const reply = { id: params.quickReplyId, ...body };
    const found = await updateQuickReply(tx, actor.workspaceId, reply).catch(nameTaken);
    if (!found) throw new AppError("not_found");
    return reply;
  });

  memberRoute(http, api.deleteQuickReply, async ({ actor, tx, params }) => {
    if (!(await deleteQuickReply(tx, actor.workspaceId, params.quickReplyId)))
      throw new AppError("not_found");
  });
}

function nameTaken(error: unknown): never {
  if (sqlStateOf(error) === UNIQUE_VIOLATION) throw new AppError("name_taken");
  throw error;
}
