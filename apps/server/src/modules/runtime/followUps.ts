// What a turn leaves to be done later, written in its transaction: the timer of a delay, the lapse of a live-chat request.

import { z } from "zod";
import { id } from "@parley/contracts/ids";
import type { Database } from "../../platform/db/index.ts";
import { defineTask, type Tasks } from "../../platform/tasks/index.ts";
import type { Runtime } from "./createRuntime.ts";
import type { TurnFollowUps } from "./runtimeOptions.ts";
import { insertBotNote } from "./store.ts";

/** A task that came too early waits at least this long before it comes again. */
const COME_AGAIN_MS = 1_000;

const timerPayload = z.object({ workspaceId: id, conversationId: id, waitToken: z.number().int() });
const expiryPayload = z.object({ workspaceId: id, conversationId: id });

/** Tasks of the runtime. The runtime is given later, because it needs the follow-ups to be made. */
export function createFollowUps(db: Database, tasks: Tasks, runtime: () => Runtime): TurnFollowUps {
  const wakeSession = defineTask({
    name: "wakeSession",
    lane: "bot",
    schema: timerPayload,
    retry: { limit: 10, delaySeconds: 5 },
    timeoutSeconds: 60,
    run: async ({ workspaceId, conversationId, waitToken }) => {
      await runtime().timer({ workspaceId, id: conversationId }, waitToken);
    },
  });
  const expireLiveChat = defineTask({
    name: "expireLiveChat",
    lane: "bot",
    schema: expiryPayload,
    retry: { limit: 10, delaySeconds: 5 },
    timeoutSeconds: 60,
    run: async ({ workspaceId, conversationId }) => {
      const key = { workspaceId, id: conversationId };
      const { conversation } = await runtime().expireLiveChat(key);
      const { responder, requestExpiresAt } = conversation;
      // The clock that woke this may be ahead of the one that judges: come again, or nobody would.
      if (responder === "waitingForAgent" && requestExpiresAt)
        await db.transaction((tx) =>
          tasks.enqueue(
            tx,
            expireLiveChat,
            { workspaceId, conversationId },
            { startAfter: new Date(Math.max(requestExpiresAt.getTime(), Date.now() + COME_AGAIN_MS)) },
          ),
        );
    },
  });
  tasks.register(wakeSession);
  tasks.register(expireLiveChat);

  return async (tx, plan, { conversation }, turn) => {
    const { workspaceId, contactId, updatedAt: now } = conversation;
    for (const text of plan.notes)
      await insertBotNote(tx, { workspaceId, contactId, text, authorName: turn.bot.name, now });
    const key = { workspaceId: conversation.workspaceId, conversationId: conversation.id };
    if (plan.wait)
      await tasks.enqueue(
        tx,
        wakeSession,
        { ...key, waitToken: plan.wait.token },
        { startAfter: plan.wait.until },
      );
    if (plan.liveChatExpiresAt)
      await tasks.enqueue(tx, expireLiveChat, key, { startAfter: plan.liveChatExpiresAt });
  };
}
