// Which workspace the screens show: the last used one of those the signed-in person belongs to.
import { createContext, useContext } from "react";
import type { Me, WorkspaceMembership } from "@parley/contracts/api/accounts";
import type { AccessLevel, Section } from "@parley/contracts/permissions";

const STORAGE_KEY = "parley-workspace";

export interface WorkspaceContextValue {
  me: Me;
  workspace: WorkspaceMembership;
  switchTo: (workspaceId: string) => void;
}

export const WorkspaceContext = createContext<WorkspaceContextValue | null>(null);

function useContextValue(): WorkspaceContextValue {
  const value = useContext(WorkspaceContext);
  if (value === null) throw new Error("This screen needs the signed-in shell around it.");
  return value;
}

/** The present workspace; its `id` goes into `params.workspaceId` of nearly every request. */
export function useWorkspace(): WorkspaceMembership {
  return useContextValue().workspace;
}

export function useMe(): Me {
  return useContextValue().me;
}

export function useSwitchWorkspace(): (workspaceId: string) => void {
  return useContextValue().switchTo;
}

/**
 * Whether the signed-in member may do this; the server decides again. The contracts' own `allows` would bring the
 * schema library into the first screen.
 */
export function useAllows(section: Section, level: AccessLevel): boolean {
  return useWorkspace().permissions[section]?.includes(level) ?? false;
}

export function chooseWorkspace(me: Me, wanted: string | null): WorkspaceMembership | undefined {
  return me.workspaces.find(({ id }) => id === wanted) ?? me.workspaces[0];
}

export function rememberedWorkspace(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

export function rememberWorkspace(workspaceId: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, workspaceId);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
