// Making accounts over the sign-in library: for members added by their team, and the first owner of an instance.

import { AppError } from "@parley/contracts/errors";
import type { Auth } from "../../platform/auth/index.ts";
import { INVITATION_PAGE, countUsers, weakness } from "../../platform/auth/index.ts";
import { randomToken, type Keyring } from "../../platform/crypto/index.ts";
import type { Database } from "../../platform/db/index.ts";
import type { Env } from "../../platform/env.ts";
import type { People } from "./commands/addMember.ts";
import { createApiToken } from "./commands/createApiToken.ts";
import { createWorkspace } from "./commands/createWorkspace.ts";

/** Only the first person may sign up by themselves, unless the operator opened the server. */
export async function mayStrangersSignUp(
  db: Database,
  env: Pick<Env, "PARLEY_OPEN_SIGNUP">,
): Promise<boolean> {
  return env.PARLEY_OPEN_SIGNUP || (await countUsers(db)) === 0;
}

export function createPeople({ auth }: { auth: Auth; db: Database; keyring: Keyring }): People {
  return {
    async create({ name, email, password }) {
      const problem = password === undefined ? undefined : weakness(password);
      if (problem) throw new AppError("validation_failed", {}, [{ path: "password", message: problem }]);
      const context = await auth.$context;
      const user = await context.internalAdapter.createUser(
        { name, email: email.toLowerCase(), emailVerified: password !== undefined },
        { method: "admin" },
      );
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: "credential",
        accountId: user.id,
        password: await context.password.hash(password ?? randomToken("unset")),
      });
      if (password === undefined)
        await auth.api.requestPasswordReset({ body: { email, redirectTo: INVITATION_PAGE } });
      return user.id;
    },
  };
}

/** The owner, workspace and token named by the PARLEY_ADMIN_* settings; only while there is no account at all. */
export async function ensureFirstOwner({
  db,
  env,
  people,
}: {
  db: Database;
  env: Env;
  people: People;
}): Promise<void> {
  const { PARLEY_ADMIN_EMAIL: email, PARLEY_ADMIN_PASSWORD: password, PARLEY_ADMIN_TOKEN: token } = env;
  if (!email || !password || (await countUsers(db)) > 0) return;
  const userId = await people.create({ name: email.split("@")[0] ?? "Owner", email, password });
  await db.transaction(async (tx) => {
    const { id: workspaceId, ownerMemberId } = await createWorkspace(tx, { name: "My workspace", userId });
    if (token) await createApiToken(tx, { workspaceId, memberId: ownerMemberId, name: "First token", token });
  });
}
