// Redraws a component when a store's value changes.

import { useEffect, useState } from "preact/hooks";
import type { Store } from "./session/createStore.ts";

export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(store.get);
  useEffect(() => {
    setValue(() => store.get());
    return store.subscribe((next) => setValue(() => next));
  }, [store]);
  return value;
}
