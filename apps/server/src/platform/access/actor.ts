// Who is asking. A person is signed in; an actor is that person as a member of one workspace, with permissions.

import { AppError } from "@parley/contracts/errors";
import {
  allows,
  type AccessLevel,
  type PermissionSet,
  type RoleKind,
  type Section,
} from "@parley/contracts/permissions";

export interface Person {
  userId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  twoFactorEnabled: boolean;
  isOperator: boolean;
  /** Set when an API token was used: it is good for this workspace only. */
  tokenWorkspaceId: string | null;
}

export interface Actor {
  workspaceId: string;
  memberId: string;
  userId: string;
  name: string;
  roleKind: RoleKind;
  permissions: PermissionSet;
}

/** @throws AppError `forbidden` when the actor's role lacks the permission. */
export function requirePermission(actor: Actor, section: Section, level: AccessLevel): void {
  if (!allows(actor.permissions, section, level)) throw new AppError("forbidden");
}
