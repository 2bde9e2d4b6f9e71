// Names of the topics: one feed per workspace for its team, one per conversation for its visitor.

export const workspaceTopic = (workspaceId: string): string => `workspace:${workspaceId}`;
export const conversationTopic = (conversationId: string): string => `conversation:${conversationId}`;
