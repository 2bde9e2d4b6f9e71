// Everything behind the sign-in: chooses the workspace, keeps its realtime connection, and draws the shell.
import { useQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { realtime } from "../api/realtime.ts";
import { meQuery } from "./loadMe.ts";
import { Shell } from "./shell/Shell.tsx";
import { chooseWorkspace, rememberedWorkspace, rememberWorkspace, WorkspaceContext } from "./workspace.tsx";

export function SignedIn() {
  const { data: me } = useQuery(meQuery);
  const [wanted, setWanted] = useState(rememberedWorkspace);
  const workspace = me ? chooseWorkspace(me, wanted) : undefined;
  const workspaceId = workspace?.id;

  useEffect(() => {
    if (workspaceId === undefined) return;
    rememberWorkspace(workspaceId);
    realtime.connect(workspaceId);
    return () => realtime.disconnect();
  }, [workspaceId]);

  const value = useMemo(
    () => (me && workspace ? { me, workspace, switchTo: setWanted } : null),
    [me, workspace],
  );
  if (value === null) return null;
  return (
    <WorkspaceContext value={value}>
      <Shell key={value.workspace.id}>
        <Outlet />
      </Shell>
    </WorkspaceContext>
  );
}
