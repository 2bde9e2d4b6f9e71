// Names of the topics: one feed per workspace for its team, one per conversation for its visitor,
// and one for all processes.

export const workspaceTopic = (workspaceId: string): string => `workspace:${workspaceId}`;
export const conversationTopic = (conversationId: string): string => `conversation:${conversationId}`;
/** Somebody's sessions, tokens or memberships changed: whoever remembers them, or listens by them, looks again. */
export const accessTopic = "access";
