// The keys that work everywhere, and the dialogs they open. Dialogs are loaded when first asked for.
import { useHotkeys } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { shellDialogs, useShellDialog } from "./shellDialogs.ts";
import { useKeySequences } from "./useKeySequences.ts";

const CommandPalette = lazy(async () => ({
  default: (await import("./CommandPalette.tsx")).CommandPalette,
}));
const ShortcutHelp = lazy(async () => ({ default: (await import("./ShortcutHelp.tsx")).ShortcutHelp }));
const NewWorkspace = lazy(async () => ({ default: (await import("./NewWorkspace.tsx")).NewWorkspace }));

export function Shortcuts() {
  const navigate = useNavigate();
  const dialog = useShellDialog();

  useHotkeys([["mod+K", () => shellDialogs.open("palette")]], []);
  useHotkeys([
    ["shift+?", () => shellDialogs.open("shortcuts")],
    ["?", () => shellDialogs.open("shortcuts")],
  ]);
  useKeySequences({
    "g h": () => void navigate({ to: "/" }),
    "g i": () => void navigate({ to: "/inbox/{-$conversationId}", params: { conversationId: undefined } }),
    "g b": () => void navigate({ to: "/bots" }),
    "g s": () => void navigate({ to: "/settings" }),
  });

  return (
    <Suspense>
      {dialog === "palette" ? <CommandPalette /> : null}
      {dialog === "shortcuts" ? <ShortcutHelp /> : null}
      {dialog === "newWorkspace" ? <NewWorkspace /> : null}
    </Suspense>
  );
}
