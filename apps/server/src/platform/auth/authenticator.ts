// Who is asking: a session cookie or an API token becomes a person, a person and a workspace become an actor.
// Answers are kept for a moment, because every request asks.

import { AppError } from "@parley/contracts/errors";
import { fromNodeHeaders } from "better-auth/node";
import { LRUCache } from "lru-cache";
import type { FastifyRequest } from "fastify";
import type { Actor, Person } from "../access/index.ts";
import { hashToken } from "../crypto/index.ts";
import type { Queryable } from "../db/index.ts";
import type { Authenticator } from "../http/index.ts";
import type { Auth } from "./createAuth.ts";
import { findActor, findTokenOwner, touchToken } from "./store.ts";

/** How long a revoked session or a changed role may still be believed in another process. */
const FRESH_FOR_MS = 5_000;
const ENTRIES_KEPT = 5_000;
/** The cookie better-auth sets, with and without the secure prefix. */
const sessionCookie = /(?:^|;\s*)(?:__Secure-)?parley\.session_token=([^;]+)/;

export interface CachedAuthenticator extends Authenticator {
  /** Sessions, tokens or memberships changed: everybody is looked up again. */
  forget(): void;
}

export function createAuthenticator({ auth, db }: { auth: Auth; db: Queryable }): CachedAuthenticator {
  const persons = new LRUCache<string, { person: Person | undefined }>({
    max: ENTRIES_KEPT,
    ttl: FRESH_FOR_MS,
  });
  const actors = new LRUCache<string, { actor: Actor | undefined }>({ max: ENTRIES_KEPT, ttl: FRESH_FOR_MS });

  /** Grows with each `forget`: an answer asked for before it is not kept after it. */
  let generation = 0;

  async function byToken(token: string): Promise<Person> {
    const hash = hashToken(token);
    const known = persons.get(hash);
    const asked = generation;
    const person = known ? known.person : await findTokenOwner(db, hash);
    // Kept once: keeping it anew with each use would keep a revoked token alive for as long as it is used.
    if (!known && asked === generation) persons.set(hash, { person });
    if (!person) throw new AppError("token_invalid");
    if (!known) await touchToken(db, hash);
    return person;
  }

  async function bySession(request: FastifyRequest): Promise<Person | undefined> {
    const cookie = sessionCookie.exec(request.headers.cookie ?? "")?.[1];
    if (!cookie) return undefined;
    const known = persons.get(cookie);
    if (known) return known.person;
    const asked = generation;
    const session = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
    const person = session ? toPerson(session.user) : undefined;
    if (asked === generation) persons.set(cookie, { person });
    return person;
  }

  return {
    async person(request) {
      const authorization = request.headers.authorization;
      if (authorization === undefined) return bySession(request);
      const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
      if (!token) throw new AppError("token_invalid");
      return byToken(token);
    },
    async actor(person, workspaceId) {
      if (person.tokenWorkspaceId !== null && person.tokenWorkspaceId !== workspaceId) return undefined;
      const key = `${person.userId}/${workspaceId}`;
      const known = actors.get(key);
      if (known) return known.actor;
      const asked = generation;
      const actor = await findActor(db, person.userId, workspaceId);
      if (asked === generation) actors.set(key, { actor });
      return actor;
    },
    forget() {
      generation += 1;
      persons.clear();
      actors.clear();
    },
  };
}

type SessionUser = NonNullable<Awaited<ReturnType<Auth["api"]["getSession"]>>>["user"];

function toPerson(user: SessionUser): Person {
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    emailVerified: user.emailVerified,
    twoFactorEnabled: user.twoFactorEnabled === true,
    isOperator: user.isOperator === true,
    tokenWorkspaceId: null,
  };
}
