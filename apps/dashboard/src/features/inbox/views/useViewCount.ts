// How many conversations a view holds, as far as its first page tells: exact when everything is on it.

import { useList } from "../inboxOf.ts";
import { filtersOfView, type ViewName } from "./views.ts";

export interface ViewCount {
  value: number;
  isExact: boolean;
}

/** Null until the view's first page is here. */
export function useViewCount(name: ViewName): ViewCount | null {
  const { window, ids } = useList(filtersOfView({ name }));
  if (!window || (window.bound === null && !window.isComplete)) return null;
  return { value: ids.length, isExact: window.isComplete };
}
