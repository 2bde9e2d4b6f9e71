// Channels: one adapter per messenger, behind one vocabulary.

export { answerId, controlAnswers, readAnswerId } from "./answerId.ts";
export { SendFailed } from "./adapter.ts";
export type * from "./adapter.ts";
export { capabilities, type Capabilities } from "./capabilities.ts";
export { ChannelHttpError } from "./http.ts";
export type * from "./http.ts";
export type * from "./inbound.ts";
export type * from "./outbound.ts";
