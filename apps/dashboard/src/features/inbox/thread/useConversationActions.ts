// What a member can do to a conversation. The server decides; its refusal is kept to be shown beside the thread.

import type { Conversation } from "@parley/contracts/api/inbox";
import type { ConversationStatus } from "@parley/contracts/conversation";
import { useState } from "react";
import { api, request } from "../../../api/client.ts";
import { requestStore } from "../../../app/requests/requestStore.ts";
import { useInbox } from "../inboxOf.ts";

export type ConversationCommand =
  | { kind: "accept" | "reject" | "takeOver" | "handBack" }
  | { kind: "transfer"; memberId: string }
  | { kind: "status"; status: ConversationStatus }
  | { kind: "assign"; memberId: string | null };

export interface ConversationActions {
  /** Answers whether it was done. */
  run: (command: ConversationCommand) => Promise<boolean>;
  /** What is under way, to show on its button. */
  running: ConversationCommand | null;
  error: unknown;
  clearError: () => void;
}

export function useConversationActions(conversationId: string): ConversationActions {
  const { store, workspaceId } = useInbox();
  const [running, setRunning] = useState<ConversationCommand | null>(null);
  const [error, setError] = useState<unknown>(null);
  const params = { workspaceId, conversationId };

  async function refresh(): Promise<void> {
    const conversation = await request(api.getConversation, { params });
    store.dispatch({ kind: "conversationsReceived", conversations: [conversation] });
  }

  return {
    running,
    error,
    clearError: () => setError(null),
    async run(command) {
      if (running !== null) return false;
      setRunning(command);
      setError(null);
      try {
        const conversation = await perform(command, params);
        store.dispatch({ kind: "conversationsReceived", conversations: [conversation] });
        // The notices of the shell shall not ask again what was answered here.
        if (command.kind === "reject") requestStore.decline(conversation);
        return true;
      } catch (problem) {
        setError(problem);
        // A refusal means that the conversation is not what this screen shows.
        await refresh().catch(() => undefined);
        return false;
      } finally {
        setRunning(null);
      }
    },
  };
}

function perform(
  command: ConversationCommand,
  params: { workspaceId: string; conversationId: string },
): Promise<Conversation> {
  switch (command.kind) {
    case "accept":
      return request(api.acceptLiveChat, { params });
    case "reject":
      return request(api.rejectLiveChat, { params });
    case "takeOver":
      return request(api.takeOver, { params });
    case "handBack":
      return request(api.handBack, { params });
    case "transfer":
      return request(api.transferConversation, { params, body: { memberId: command.memberId } });
    case "status":
      return request(api.updateConversation, { params, body: { status: command.status } });
    case "assign":
      return request(api.updateConversation, { params, body: { assigneeId: command.memberId } });
  }
}
