// The operator's area: mails kept for reading, health, and work that failed for good.

import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { id, timestamp } from "../ids.ts";
import { page, pageQuery } from "./common.ts";

export const mail = z.object({
  id,
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  status: z.enum(["queued", "sent", "kept", "failed"]),
  error: z.string().nullable(),
  createdAt: timestamp,
});
export type Mail = z.infer<typeof mail>;

export const healthCheck = z.object({
  name: z.string(),
  status: z.enum(["ok", "warning", "error"]),
  detail: z.string(),
  hint: z.string().nullable(),
});
export type HealthCheck = z.infer<typeof healthCheck>;

export const deadTask = z.object({
  id: z.string(),
  queue: z.string(),
  failedAt: timestamp,
  attempts: z.number().int(),
  error: z.string(),
});
export type DeadTask = z.infer<typeof deadTask>;

export const instanceEndpoints = {
  getInstance: endpoint({
    method: "GET",
    path: "/instance",
    summary: "What this server is: for the sign-in page.",
    audience: "public",
    response: z.object({
      name: z.string(),
      version: z.string(),
      needsFirstAccount: z.boolean(),
      canSignUp: z.boolean(),
      mailConfigured: z.boolean(),
    }),
  }),
  getHealth: endpoint({
    method: "GET",
    path: "/instance/health",
    summary: "Checks of the Doctor page.",
    audience: "operator",
    response: z.object({ checks: z.array(healthCheck) }),
  }),
  listMails: endpoint({
    method: "GET",
    path: "/instance/mails",
    summary: "Mails sent or, without SMTP, kept for reading; newest first.",
    audience: "operator",
    query: pageQuery,
    response: page(mail),
  }),
  listDeadTasks: endpoint({
    method: "GET",
    path: "/instance/dead-tasks",
    summary: "Background work that failed for good.",
    audience: "operator",
    response: z.object({ items: z.array(deadTask) }),
  }),
  retryDeadTask: endpoint({
    method: "POST",
    path: "/instance/dead-tasks/:taskId/retry",
    summary: "Try failed work again.",
    audience: "operator",
    params: z.object({ taskId: z.string().max(100) }),
  }),
  listInstanceWorkspaces: endpoint({
    method: "GET",
    path: "/instance/workspaces",
    summary: "All workspaces of this server.",
    audience: "operator",
    query: pageQuery,
    response: page(
      z.object({
        id,
        name: z.string(),
        members: z.number().int(),
        bots: z.number().int(),
        conversations: z.number().int(),
        createdAt: timestamp,
      }),
    ),
  }),
};
