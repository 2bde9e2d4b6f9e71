// Channels: one adapter per messenger, behind one vocabulary.

export { answerId, controlAnswers, readAnswerId } from "./answerId.ts";
export { SendFailed } from "./adapter.ts";
export type * from "./adapter.ts";
export { capabilities, type Capabilities } from "./capabilities.ts";
export { ChannelHttpError } from "./http.ts";
export type * from "./http.ts";
export type * from "./inbound.ts";
export type * from "./outbound.ts";
export {
  deleteComment,
  getStartedPayload,
  hideComment,
  messengerProfileLimits,
  replyPrivately,
  replyToComment,
  setMessengerProfile,
  type MenuItem,
  type MessengerProfile,
} from "./direct/index.ts";
export { instagramAdapter, instagramFields } from "./instagram/index.ts";
export {
  createPersona,
  deletePersona,
  listPersonas,
  messengerAdapter,
  messengerFields,
  type Persona,
} from "./messenger/index.ts";
export { readSignedRequest } from "./meta/readSignedRequest.ts";
export { inspectToken, type TokenFacts } from "./meta/inspectToken.ts";
export { setMyCommands, setMyDescription, setMyName, setMyShortDescription } from "./telegram/botProfile.ts";
export { pollUpdates, type PolledUpdates } from "./telegram/pollUpdates.ts";
export { readBotProfile, type BotProfile } from "./telegram/readBotProfile.ts";
export { telegramAdapter } from "./telegram/telegramAdapter.ts";
export {
  fillTemplate,
  templateNeeds,
  variablesOf,
  type FilledTemplate,
  type TemplateContent,
} from "./whatsapp/templates/index.ts";
export {
  createTemplate,
  deleteTemplate,
  editTemplate,
  findTemplateAtMeta,
  isNumberRegistered,
  readBusinessProfile,
  readTemplate,
  readTemplates,
  registerNumber,
  uploadSample,
  whatsappAdapter,
  type ProviderTemplate,
  writeBusinessProfile,
  writeChatOpening,
} from "./whatsapp/index.ts";
