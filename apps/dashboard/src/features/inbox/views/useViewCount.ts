// How many conversations a view holds, as far as its first page tells: exact when everything is on it.

import { useList } from "../inboxOf.ts";
import { countedViews, filtersOfView, type ViewName } from "./views.ts";

export interface ViewCount {
  value: number;
  isExact: boolean;
}

const counted: ReadonlySet<ViewName> = new Set(countedViews);

/** Null for views that are not counted, or not loaded yet. */
export function useViewCount(name: ViewName): ViewCount | null {
  const { window, ids } = useList(filtersOfView({ name }));
  if (!counted.has(name) || !window || (window.bound === null && !window.isComplete)) return null;
  return { value: ids.length, isExact: window.isComplete };
}
