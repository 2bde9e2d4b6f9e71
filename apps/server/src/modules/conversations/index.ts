// Conversations: their rows, messages, and everything the team does with them. The bot's side is modules/runtime.

export { saidOnMessenger } from "./saidOnMessenger.ts";
export { presentFor } from "./store/presence.ts";
export { presentConversation, presentMessage, type ContactSummary, type FileUrl } from "./presenter.ts";
export {
  findTurnByClientId,
  listMessagesAfter,
  listMessagesAt,
  listMessagesBefore,
  type ConversationKey,
} from "./store/messages.ts";
export {
  writeConversation,
  type ConversationChange,
  type ConversationSettable,
  type MessageRow,
  type NewMessage,
  type PatchedContact,
  type WrittenChange,
} from "./store/writeConversation.ts";
