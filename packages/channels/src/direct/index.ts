// What Messenger and Instagram have in common beside their adapters.

export { deleteComment, hideComment, replyPrivately, replyToComment } from "./comments.ts";
export { getStartedPayload } from "./getStarted.ts";
export {
  messengerProfileLimits,
  setMessengerProfile,
  type MenuItem,
  type MessengerProfile,
} from "./messengerProfile.ts";
