// The keys of the editor: what they do, and how they are recognised. The list people see is made from the same table.

export const shortcuts = [
  { action: "undo", keys: ["mod+z"] },
  { action: "redo", keys: ["mod+shift+z", "mod+y"] },
  { action: "copy", keys: ["mod+c"] },
  { action: "cut", keys: ["mod+x"] },
  { action: "paste", keys: ["mod+v"] },
  { action: "duplicate", keys: ["mod+d"] },
  { action: "selectAll", keys: ["mod+a"] },
  { action: "remove", keys: ["delete", "backspace"] },
  { action: "search", keys: ["mod+f"] },
  { action: "add", keys: ["a", "+"] },
  { action: "open", keys: ["enter"] },
  { action: "neighbour", keys: ["arrowup", "arrowdown", "arrowleft", "arrowright"] },
  {
    action: "nudge",
    keys: ["shift+arrowup", "shift+arrowdown", "shift+arrowleft", "shift+arrowright"],
  },
  {
    action: "resize",
    keys: ["mod+arrowup", "mod+arrowdown", "mod+arrowleft", "mod+arrowright"],
  },
  { action: "group", keys: ["g"] },
  { action: "note", keys: ["n"] },
  { action: "clear", keys: ["escape"] },
  { action: "start", keys: ["home"] },
  { action: "fit", keys: ["f"] },
  { action: "zoomIn", keys: ["mod+="] },
  { action: "zoomOut", keys: ["mod+-"] },
  { action: "arrange", keys: ["l"] },
  { action: "test", keys: ["t"] },
  { action: "problems", keys: ["p"] },
  { action: "save", keys: ["mod+s"] },
  { action: "shortcuts", keys: ["?"] },
] as const satisfies readonly { action: string; keys: readonly string[] }[];

export type ShortcutAction = (typeof shortcuts)[number]["action"];

/** Left to the browser's own clipboard events, which need no permission. */
const clipboardActions: ReadonlySet<ShortcutAction> = new Set(["copy", "cut", "paste"]);
/** Reach the editor even while something is being typed. */
const everywhere: ReadonlySet<ShortcutAction> = new Set(["search", "save"]);

const byKey = new Map<string, ShortcutAction>(
  shortcuts.flatMap(({ action, keys }) => keys.map((key) => [key, action] as const)),
);

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** The action of a key press, or null. */
export function actionOf(press: KeyPress, { isTyping }: { isTyping: boolean }): ShortcutAction | null {
  if (press.altKey) return null;
  const key = press.key.toLowerCase();
  const isModified = press.ctrlKey || press.metaKey;
  // The shift of `?` and `+` belongs to the character.
  const isCharacter = key.length === 1 && !isModified;
  const name = `${isModified ? "mod+" : ""}${press.shiftKey && !isCharacter ? "shift+" : ""}${key}`;
  const action = byKey.get(name) ?? null;
  if (action === null || clipboardActions.has(action)) return null;
  return isTyping && !everywhere.has(action) ? null : action;
}

/** Whether keys go into a field at the moment. */
export function isTypingIn(element: EventTarget | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLSelectElement) return true;
  return element instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(element.type);
}
