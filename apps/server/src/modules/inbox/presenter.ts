// Rows of the inbox list as the API shows them.

import type { Conversation } from "@parley/contracts/api/inbox";
import { presentConversation } from "../conversations/index.ts";
import type { ListedConversation } from "./store/listConversations.ts";

export function presentListed(row: ListedConversation, now: Date): Conversation {
  const { contact, botName, connection, assigneeName } = row;
  return presentConversation(row, contact, { botName, connection, assigneeName, now });
}
