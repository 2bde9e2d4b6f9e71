// What a member may do: read, write or delete per section. The server enforces it on every route; the dashboard hides by it.

import { z } from "zod";

export const sections = ["bots", "inbox", "contacts", "team", "settings", "developers"] as const;
export type Section = (typeof sections)[number];
export const accessLevels = ["read", "write", "delete"] as const;
export type AccessLevel = (typeof accessLevels)[number];

export const permissionSet = z.partialRecord(z.enum(sections), z.array(z.enum(accessLevels)));
export type PermissionSet = z.infer<typeof permissionSet>;

export const roleKinds = ["owner", "admin", "agent", "custom"] as const;
export type RoleKind = (typeof roleKinds)[number];

const everything: readonly AccessLevel[] = accessLevels;

/** Permissions of the roles every workspace begins with. */
export const builtInRoles: Record<
  Exclude<RoleKind, "custom">,
  { name: string; permissions: PermissionSet }
> = {
  owner: {
    name: "Owner",
    permissions: Object.fromEntries(sections.map((section) => [section, [...everything]])),
  },
  admin: {
    name: "Admin",
    permissions: Object.fromEntries(sections.map((section) => [section, [...everything]])),
  },
  agent: {
    name: "Agent",
    permissions: { bots: ["read"], inbox: ["read", "write"], contacts: ["read", "write"], team: ["read"] },
  },
};

export function allows(permissions: PermissionSet, section: Section, level: AccessLevel): boolean {
  return permissions[section]?.includes(level) ?? false;
}
