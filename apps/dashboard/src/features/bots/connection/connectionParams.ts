// What every request about one account names.
export interface ConnectionParams {
  workspaceId: string;
  connectionId: string;
}
