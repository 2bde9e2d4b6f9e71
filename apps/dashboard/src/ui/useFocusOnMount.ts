// Puts the cursor into the first field of a page that is only a form. Dialogs do this by themselves.
import { useEffect, useRef, type RefObject } from "react";

export function useFocusOnMount<Field extends HTMLElement>(): RefObject<Field | null> {
  const ref = useRef<Field>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
