// Rows of the inbox list as the API shows them.

import type { Conversation } from "@parley/contracts/api/inbox";
import type { Directory } from "../accounts/index.ts";
import { presentConversation } from "../conversations/index.ts";
import type { ListedConversation } from "./store/listConversations.ts";

export async function presentListed(
  row: ListedConversation,
  directory: Directory,
  now: Date,
): Promise<Conversation> {
  const assigneeName = await directory.nameOf(row.workspaceId, row.assigneeId);
  return presentConversation(row, row.contact, { botName: row.botName, assigneeName, now });
}
