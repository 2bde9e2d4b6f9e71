// Adds a person to a workspace: somebody with an account is added at once; somebody without gets one, with the given
// password or with a link by mail to choose one.

import type { Member } from "@parley/contracts/api/accounts";
import { AppError } from "@parley/contracts/errors";
import type { Actor } from "../../../platform/access/index.ts";
import type { Database } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { presentMember } from "../presenter.ts";
import { findMember, findUserByEmail, insertMember, listRoles } from "../store.ts";

export interface NewPerson {
  name: string;
  email: string;
  roleId: string;
  password?: string;
}

/** Makes accounts; implemented over the sign-in library by whoever builds the server. */
export interface People {
  /** Creates an account and gives its id. Without a password, a link to choose one is mailed. @throws AppError `validation_failed` for a weak password. */
  create(person: { name: string; email: string; password?: string }): Promise<string>;
}

/** @throws AppError `not_found` for a foreign role, `forbidden` to make owners without being one, `name_taken` for a member. */
export async function addMember(
  db: Database,
  people: People,
  actor: Actor,
  person: NewPerson,
): Promise<Member> {
  const { workspaceId } = actor;
  const role = (await listRoles(db, workspaceId)).find((candidate) => candidate.id === person.roleId);
  if (!role) throw new AppError("not_found");
  if (role.kind === "owner" && actor.roleKind !== "owner") throw new AppError("forbidden");

  const userId = await findOrCreateUser(db, people, person);
  return db.inWorkspace(workspaceId, async (tx) => {
    const id = newId();
    const isNew = await insertMember(tx, {
      workspaceId,
      id,
      userId,
      roleId: role.id,
      availability: "offline",
    });
    if (!isNew) throw new AppError("name_taken");
    const member = await findMember(tx, workspaceId, id);
    if (!member) throw new AppError("internal");
    return presentMember(member);
  });
}

async function findOrCreateUser(db: Database, people: People, person: NewPerson): Promise<string> {
  const known = await findUserByEmail(db, person.email);
  if (known) return known.id;
  try {
    return await people.create(person);
  } catch (error) {
    // Somebody else may have made the account in this moment.
    const other = await findUserByEmail(db, person.email);
    if (!other) throw error;
    return other.id;
  }
}
