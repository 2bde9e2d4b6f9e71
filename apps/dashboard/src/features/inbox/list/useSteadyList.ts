// The rows to draw: the wanted ones, or those held in place while the pointer is over them.

import { useState } from "react";
import { heldBack, keepSelected, steadyIds } from "./steadyIds.ts";

interface Steady {
  ids: readonly string[];
  /** Conversations that wait above until the list is let go. */
  waiting: number;
}

export function useSteadyList(
  listKey: string,
  wanted: readonly string[],
  selectedId: string | null,
  isHeld: boolean,
): Steady {
  const [shown, setShown] = useState({ listKey, ids: wanted });
  const ids = nextIds();
  // Adjusting state while drawing: React draws again at once, before anything reaches the screen.
  if (shown.listKey !== listKey || !isSame(shown.ids, ids)) setShown({ listKey, ids });
  return { ids, waiting: isHeld ? heldBack(ids, wanted) : 0 };

  function nextIds(): readonly string[] {
    if (shown.listKey !== listKey) return wanted;
    return isHeld ? steadyIds(shown.ids, wanted) : keepSelected(shown.ids, wanted, selectedId);
  }
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left === right || (left.length === right.length && left.every((id, index) => id === right[index]));
}
