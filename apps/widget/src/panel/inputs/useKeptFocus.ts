// Keeps the focus in the composer when its field is replaced by one of another kind.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Event handlers for the element around the field. */
export function useKeptFocus(field: RefObject<HTMLElement | null>, kind: string) {
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (hasFocus.current) field.current?.focus();
  }, [kind, field]);

  return {
    onFocusIn({ target }: FocusEvent) {
      // oxlint-disable-next-line react/immutability -- A ref, changed in an event.
      hasFocus.current = target === field.current;
    },
    onFocusOut({ target }: FocusEvent) {
      // A field that is taken away has not been left: at that moment it is no longer on the page.
      queueMicrotask(() => {
        if (target instanceof Element && target.isConnected) hasFocus.current = false;
      });
    },
  };
}
