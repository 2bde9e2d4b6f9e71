// An API token acts as its member in one workspace. Only its hash is kept.

import { hashToken, randomToken } from "../../../platform/crypto/index.ts";
import type { Queryable } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { insertApiToken } from "../store.ts";

/** Characters of a token that are kept readable, to recognise it by. */
const PREFIX_LENGTH = 10;

export interface NewToken {
  workspaceId: string;
  memberId: string;
  name: string;
  /** A token chosen by the operator; otherwise one is made. */
  token?: string;
}

export async function createApiToken(db: Queryable, { token = randomToken("pat"), ...owner }: NewToken) {
  const created = { id: newId(), prefix: token.slice(0, PREFIX_LENGTH) };
  await insertApiToken(db, { ...owner, ...created, tokenHash: hashToken(token) });
  return { ...created, token };
}
