// Settings of the set-status block.

import { conversationStatuses, type ConversationStatus } from "@parley/contracts/conversation";
import { z } from "zod";
import { field } from "../../settings/field.ts";

export const statusLabels: Record<ConversationStatus, string> = {
  OPEN: "Open",
  INPROGRESS: "In progress",
  REVIEW: "Review",
  ONHOLD: "On hold",
  DEPENDANCY: "Dependency",
  CLOSED: "Closed",
};

export const setStatusSettings = z.object({
  status: field(z.enum(conversationStatuses).default("INPROGRESS"), {
    label: "Status",
    tab: "content",
    control: "select",
    options: conversationStatuses.map((status) => ({ value: status, label: statusLabels[status] })),
  }),
});
export type SetStatusSettings = z.infer<typeof setStatusSettings>;
