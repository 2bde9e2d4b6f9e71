// Ids of workspaces as they appear in settings of a database session, where no parameter can be bound.

const WORKSPACE_ID = /^[0-9a-f]{24}$/;

export function assertWorkspaceId(id: string): void {
  if (!WORKSPACE_ID.test(id)) throw new Error("A workspace id has 24 lower-case hexadecimal digits.");
}
