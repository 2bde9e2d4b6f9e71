// Realtime as the modules see it: topics to publish to and to subscribe to.

export { createBus, type Bus, type Relay } from "./bus.ts";
export { openRedis } from "./openRedis.ts";
export { openRelay } from "./openRelay.ts";
export { accessTopic, conversationTopic, workspaceTopic } from "./topics.ts";
