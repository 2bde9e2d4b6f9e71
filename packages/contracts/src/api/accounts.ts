// The signed-in person, workspaces, members, and API tokens. Signing in itself lives under /api/auth (better-auth).

import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { id, timestamp } from "../ids.ts";
import { limits } from "../limits.ts";
import { permissionSet, roleKinds } from "../permissions.ts";
import { inWorkspace, workspacePath } from "./common.ts";

const name = z.string().trim().min(1).max(limits.nameLength);

export const availability = z.enum(["online", "offline"]);

export const member = z.object({
  id,
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.object({ id, name: z.string(), kind: z.enum(roleKinds) }),
  availability,
  isActive: z.boolean(),
  createdAt: timestamp,
});
export type Member = z.infer<typeof member>;

export const role = z.object({ id, name: z.string(), kind: z.enum(roleKinds), permissions: permissionSet });
export type Role = z.infer<typeof role>;

export const workspaceMembership = z.object({
  id,
  name: z.string(),
  memberId: id,
  availability,
  role: z.object({ id, name: z.string(), kind: z.enum(roleKinds) }),
  permissions: permissionSet,
});
export type WorkspaceMembership = z.infer<typeof workspaceMembership>;

export const me = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    twoFactorEnabled: z.boolean(),
    isOperator: z.boolean(),
  }),
  workspaces: z.array(workspaceMembership),
});
export type Me = z.infer<typeof me>;

export const apiToken = z.object({
  id,
  name: z.string(),
  /** First characters, to recognise it by. */
  prefix: z.string(),
  createdAt: timestamp,
  lastUsedAt: timestamp.nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;

const memberParams = inWorkspace.extend({ memberId: id });

export const accountEndpoints = {
  getMe: endpoint({
    method: "GET",
    path: "/me",
    summary: "Who is signed in, and their workspaces.",
    audience: "user",
    response: me,
  }),
  createWorkspace: endpoint({
    method: "POST",
    path: "/workspaces",
    summary: "Create a workspace; the caller becomes its owner.",
    audience: "user",
    body: z.object({ name }),
    response: workspaceMembership,
  }),
  updateWorkspace: endpoint({
    method: "PATCH",
    path: workspacePath,
    summary: "Rename a workspace.",
    audience: { section: "settings", level: "write" },
    params: inWorkspace,
    body: z.object({ name }),
  }),
  listMembers: endpoint({
    method: "GET",
    path: `${workspacePath}/members`,
    summary: "Members of the workspace.",
    audience: { section: "team", level: "read" },
    params: inWorkspace,
    response: z.object({ items: z.array(member) }),
  }),
  addMember: endpoint({
    method: "POST",
    path: `${workspacePath}/members`,
    summary:
      "Add a member. A person without an account gets one with the given password, or an invitation by mail.",
    audience: { section: "team", level: "write" },
    params: inWorkspace,
    body: z.object({
      name,
      email: z.email().max(254),
      roleId: id,
      password: z.string().min(8).max(128).optional(),
    }),
    response: member,
  }),
  updateMember: endpoint({
    method: "PATCH",
    path: `${workspacePath}/members/:memberId`,
    summary: "Change a member's role or activity.",
    audience: { section: "team", level: "write" },
    params: memberParams,
    body: z.object({ roleId: id.optional(), isActive: z.boolean().optional() }),
    response: member,
  }),
  removeMember: endpoint({
    method: "DELETE",
    path: `${workspacePath}/members/:memberId`,
    summary: "Remove a member from the workspace.",
    audience: { section: "team", level: "delete" },
    params: memberParams,
  }),
  setAvailability: endpoint({
    method: "PUT",
    path: `${workspacePath}/availability`,
    summary: "Go online or offline for live chats.",
    audience: "member",
    params: inWorkspace,
    body: z.object({ availability }),
  }),
  listRoles: endpoint({
    method: "GET",
    path: `${workspacePath}/roles`,
    summary: "Roles of the workspace.",
    audience: { section: "team", level: "read" },
    params: inWorkspace,
    response: z.object({ items: z.array(role) }),
  }),
  listApiTokens: endpoint({
    method: "GET",
    path: `${workspacePath}/api-tokens`,
    summary: "The caller's API tokens in this workspace.",
    audience: { section: "developers", level: "read" },
    params: inWorkspace,
    response: z.object({ items: z.array(apiToken) }),
  }),
  createApiToken: endpoint({
    method: "POST",
    path: `${workspacePath}/api-tokens`,
    summary: "Create an API token; the token itself is shown only in this answer.",
    audience: { section: "developers", level: "write" },
    params: inWorkspace,
    body: z.object({ name }),
    response: apiToken.extend({ token: z.string() }),
  }),
  revokeApiToken: endpoint({
    method: "DELETE",
    path: `${workspacePath}/api-tokens/:tokenId`,
    summary: "Revoke an API token at once.",
    audience: { section: "developers", level: "delete" },
    params: inWorkspace.extend({ tokenId: id }),
  }),
};
