// The views of the inbox as filters, and how the person's own filters narrow them.

import { conversationStatuses } from "@parley/contracts/conversation";
import { filterKey } from "../store/list.ts";
import type { ListFilters } from "../store/state.ts";

export const viewNames = ["all", "mine", "unassigned", "waiting", "unread", "closed"] as const;
export type ViewName = (typeof viewNames)[number];

/** A view by name, or the open conversations of one bot. */
export type View = { name: ViewName } | { name: "bot"; botId: string };

/** Views whose first page is fetched beside the list, so that they can show a count. */
export const countedViews = ["mine", "unassigned", "waiting", "unread"] as const satisfies ViewName[];

const openStatuses = conversationStatuses.filter((status) => status !== "CLOSED");

export function filtersOfView(view: View): ListFilters {
  switch (view.name) {
    case "all":
      return { status: openStatuses };
    case "mine":
      return { status: openStatuses, assignee: "me" };
    case "unassigned":
      return { status: openStatuses, assignee: "none" };
    case "waiting":
      return { responder: ["waitingForAgent"] };
    case "unread":
      return { unread: "true" };
    case "closed":
      return { status: ["CLOSED"] };
    case "bot":
      return { status: openStatuses, botId: [view.botId] };
  }
}

/** The person's filters win over the view's, as they were chosen later. */
export function combineFilters(view: View, chosen: ListFilters): ListFilters {
  return { ...filtersOfView(view), ...chosen };
}

export function isSameView(left: View, right: View): boolean {
  return filterKey(filtersOfView(left)) === filterKey(filtersOfView(right));
}
