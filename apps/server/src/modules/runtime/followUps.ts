// What a turn leaves to be done later, written in its transaction: the timer of a delay, the lapse of a live-chat request.

import { z } from "zod";
import { id } from "@parley/contracts/ids";
import { defineTask, type Tasks } from "../../platform/tasks/index.ts";
import type { Runtime, TurnFollowUps } from "./createRuntime.ts";

const timerPayload = z.object({ workspaceId: id, conversationId: id, waitToken: z.number().int() });
const expiryPayload = z.object({ workspaceId: id, conversationId: id });

/** Tasks of the runtime. The runtime is given later, because it needs the follow-ups to be made. */
export function createFollowUps(tasks: Tasks, runtime: () => Runtime): TurnFollowUps {
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
      await runtime().expireLiveChat({ workspaceId, id: conversationId });
    },
  });
  tasks.register(wakeSession);
  tasks.register(expireLiveChat);

  return async (tx, plan, { conversation }) => {
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
