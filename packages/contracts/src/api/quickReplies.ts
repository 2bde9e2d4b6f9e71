// Quick replies: texts the team keeps for answers it gives often.

import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { id } from "../ids.ts";
import { limits } from "../limits.ts";
import { inWorkspace, workspacePath } from "./common.ts";

const read = { section: "inbox", level: "read" } as const;
const write = { section: "inbox", level: "write" } as const;

export const quickReply = z.object({ id, shortcut: z.string(), text: z.string() });
export type QuickReply = z.infer<typeof quickReply>;
const quickReplyBody = z.object({
  shortcut: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_-]+$/u, "must be letters, digits, _ or -")
    .max(limits.quickReplyShortcutLength),
  text: z.string().trim().min(1).max(limits.messageTextLength),
});

export const quickReplyEndpoints = {
  listQuickReplies: endpoint({
    method: "GET",
    path: `${workspacePath}/quick-replies`,
    summary: "Saved replies, by shortcut.",
    audience: read,
    params: inWorkspace,
    response: z.object({ items: z.array(quickReply) }),
  }),
  createQuickReply: endpoint({
    method: "POST",
    path: `${workspacePath}/quick-replies`,
    summary: "Save a reply.",
    audience: write,
    params: inWorkspace,
    body: quickReplyBody,
    response: quickReply,
  }),
  updateQuickReply: endpoint({
    method: "PUT",
    path: `${workspacePath}/quick-replies/:quickReplyId`,
    summary: "Change a saved reply.",
    audience: write,
    params: inWorkspace.extend({ quickReplyId: id }),
    body: quickReplyBody,
    response: quickReply,
  }),
  deleteQuickReply: endpoint({
    method: "DELETE",
    path: `${workspacePath}/quick-replies/:quickReplyId`,
    summary: "Delete a saved reply.",
    audience: write,
    params: inWorkspace.extend({ quickReplyId: id }),
  }),
};
