// Endpoints of the signed-in person, workspaces, members and API tokens.

import { api } from "@parley/contracts/api";
import type { Member } from "@parley/contracts/api/accounts";
import { AppError } from "@parley/contracts/errors";
import type { RealtimeEvent } from "@parley/contracts/events";
import type { Actor } from "../../platform/access/index.ts";
import type { Transaction } from "../../platform/db/index.ts";
import {
  memberRoute,
  memberRouteWithoutTransaction,
  personRoute,
  type HttpContext,
} from "../../platform/http/index.ts";
import { workspaceTopic, type Bus } from "../../platform/realtime/index.ts";
import { addMember, type People } from "./commands/addMember.ts";
import { createApiToken } from "./commands/createApiToken.ts";
import { createWorkspace } from "./commands/createWorkspace.ts";
import type { Directory } from "./directory.ts";
import { presentApiToken, presentMember, presentMembership } from "./presenter.ts";
import {
  countActiveOwners,
  deleteApiToken,
  deleteMember,
  findMember,
  listApiTokens,
  listMemberships,
  listMembers,
  listRoles,
  renameWorkspace,
  setAvailability,
  updateMember,
  type MemberRow,
} from "./store.ts";

export interface AccountContext {
  bus: Bus;
  directory: Directory;
  people: People;
  /** Memberships changed: what is cached about who may do what is forgotten. */
  forgetActors: () => void;
}

export function registerAccountRoutes(
  http: HttpContext,
  { bus, directory, people, forgetActors }: AccountContext,
): void {
  personRoute(http, api.getMe, async ({ person }) => {
    const { tokenWorkspaceId, userId, ...user } = person;
    const memberships = await listMemberships(http.db, userId);
    const visible =
      tokenWorkspaceId === null
        ? memberships
        : memberships.filter((membership) => membership.id === tokenWorkspaceId);
    return { user: { id: userId, ...user }, workspaces: visible.map(presentMembership) };
  });

  personRoute(http, api.createWorkspace, async ({ person, body }) => {
    if (person.tokenWorkspaceId !== null) throw new AppError("forbidden");
    const { id } = await http.db.transaction((tx) =>
      createWorkspace(tx, { name: body.name, userId: person.userId }),
    );
    forgetActors();
    const membership = (await listMemberships(http.db, person.userId)).find(
      (candidate) => candidate.id === id,
    );
    if (!membership) throw new AppError("internal");
    return presentMembership(membership);
  });

  memberRoute(http, api.updateWorkspace, async ({ actor, tx, body }) =>
    renameWorkspace(tx, actor.workspaceId, body.name),
  );

  memberRoute(http, api.listMembers, async ({ actor, tx }) => ({
    items: (await listMembers(tx, actor.workspaceId)).map(presentMember),
  }));

  memberRouteWithoutTransaction(http, api.addMember, async ({ actor, body }) => {
    const member = await addMember(http.db, people, actor, body);
    changed(actor);
    return member;
  });

  memberRoute(http, api.updateMember, async ({ actor, tx, params, body }) => {
    const before = await requireMember(actor, tx, params.memberId);
    const role = (await listRoles(tx, actor.workspaceId)).find(
      (candidate) => candidate.id === (body.roleId ?? before.roleId),
    );
    if (!role) throw new AppError("not_found");
    await guardOwners(actor, tx, before, {
      staysOwner: role.kind === "owner" && (body.isActive ?? before.isActive),
      becomesOwner: role.kind === "owner",
    });
    await updateMember(tx, actor.workspaceId, before.id, {
      roleId: role.id,
      isActive: body.isActive ?? before.isActive,
    });
    const after = presentMember(await requireMember(actor, tx, before.id));
    tx.afterCommit(() => {
      changed(actor);
      if (after.availability !== before.availability) announce(actor, after.id, after.availability);
    });
    return after;
  });

  memberRoute(http, api.removeMember, async ({ actor, tx, params }) => {
    const member = await requireMember(actor, tx, params.memberId);
    await guardOwners(actor, tx, member, { staysOwner: false, becomesOwner: false });
    await deleteMember(tx, actor.workspaceId, member.id);
    tx.afterCommit(() => {
      changed(actor);
      announce(actor, member.id, "offline");
    });
  });

  memberRoute(http, api.setAvailability, async ({ actor, tx, body }) => {
    const { availability } = body;
    await setAvailability(tx, actor.workspaceId, actor.memberId, availability);
    tx.afterCommit(() => {
      directory.forget(actor.workspaceId);
      announce(actor, actor.memberId, availability);
    });
  });

  memberRoute(http, api.listRoles, async ({ actor, tx }) => ({
    items: await listRoles(tx, actor.workspaceId),
  }));

  memberRoute(http, api.listApiTokens, async ({ actor, tx }) => ({
    items: (await listApiTokens(tx, actor.workspaceId, actor.memberId)).map(presentApiToken),
  }));

  memberRoute(http, api.createApiToken, async ({ actor, tx, body }) => {
    const { workspaceId, memberId } = actor;
    const created = await createApiToken(tx, { workspaceId, memberId, name: body.name });
    const row = (await listApiTokens(tx, workspaceId, memberId)).find((token) => token.id === created.id);
    if (!row) throw new AppError("internal");
    return { ...presentApiToken(row), token: created.token };
  });

  memberRoute(http, api.revokeApiToken, async ({ actor, tx, params }) => {
    if (!(await deleteApiToken(tx, actor.workspaceId, actor.memberId, params.tokenId)))
      throw new AppError("not_found");
    tx.afterCommit(forgetActors);
  });

  function announce({ workspaceId }: Actor, memberId: string, availability: Member["availability"]): void {
    const event: RealtimeEvent = { kind: "memberAvailability", memberId, availability };
    bus.publish(workspaceTopic(workspaceId), event);
  }

  function changed(actor: Actor): void {
    directory.forget(actor.workspaceId);
    forgetActors();
  }
}

async function requireMember(actor: Actor, tx: Transaction, id: string): Promise<MemberRow> {
  const member = await findMember(tx, actor.workspaceId, id);
  if (!member) throw new AppError("not_found");
  return member;
}

/** Only owners touch owners, and one owner always remains. */
async function guardOwners(
  actor: Actor,
  tx: Transaction,
  member: MemberRow,
  after: { staysOwner: boolean; becomesOwner: boolean },
): Promise<void> {
  const touchesOwner = member.roleKind === "owner" || after.becomesOwner;
  if (touchesOwner && actor.roleKind !== "owner") throw new AppError("forbidden");
  if (member.roleKind !== "owner" || after.staysOwner || !member.isActive) return;
  if ((await countActiveOwners(tx, actor.workspaceId)) <= 1) throw new AppError("last_owner");
}
