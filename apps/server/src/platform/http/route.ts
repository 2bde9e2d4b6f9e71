// Registers endpoints of the contract as visible pipelines: authenticate → validate → transaction → handler → present.
// The handler receives parsed input only, and for workspace-bound endpoints a transaction under row-level security.

import { AppError } from "@parley/contracts/errors";
import type { Endpoint } from "@parley/contracts/endpoint";
import { idPattern } from "@parley/contracts/ids";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { requirePermission, type Actor, type Person } from "../access/index.ts";
import type { Database, Transaction } from "../db/index.ts";

/** Finds out who is asking; implemented by platform/auth. */
export interface Authenticator {
  /** The signed-in person or API token owner, or undefined. @throws AppError `token_invalid` for a wrong token. */
  person(request: FastifyRequest): Promise<Person | undefined>;
  /** The person as an active member of a workspace, or undefined for strangers. */
  actor(person: Person, workspaceId: string): Promise<Actor | undefined>;
}

export interface HttpContext {
  app: FastifyInstance;
  db: Database;
  authenticator: Authenticator;
}

interface Parsed<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  request: FastifyRequest;
  reply: FastifyReply;
}

type Answer<R> = Promise<unknown extends R ? void : R>;
type Of<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer R>
    ? { p: z.output<P>; q: z.output<Q>; b: z.output<B>; r: z.input<R> }
    : never;
type Input<E> = Parsed<Of<E>["p"], Of<E>["q"], Of<E>["b"]>;

export type PublicHandler<E> = (input: Input<E>) => Answer<Of<E>["r"]>;
export type PersonHandler<E> = (input: Input<E> & { person: Person }) => Answer<Of<E>["r"]>;
export type MemberHandler<E> = (
  input: Input<E> & { person: Person; actor: Actor; tx: Transaction },
) => Answer<Of<E>["r"]>;
export type MemberHandlerWithoutTransaction<E> = (
  input: Input<E> & { person: Person; actor: Actor },
) => Answer<Of<E>["r"]>;

/** An endpoint anybody may call. */
export function publicRoute<E extends Endpoint>(
  http: HttpContext,
  definition: E,
  handler: PublicHandler<E>,
): void {
  register(http, definition, (request, reply) => handler(parse<E>(definition, request, reply)));
}

/** An endpoint for a signed-in person (or, by its audience, the operator), outside any workspace. */
export function personRoute<E extends Endpoint>(
  http: HttpContext,
  definition: E,
  handler: PersonHandler<E>,
): void {
  register(http, definition, async (request, reply) => {
    const person = await requirePerson(http, request);
    if (person.tokenWorkspaceId !== null && definition.audience === "operator")
      throw new AppError("forbidden");
    if (definition.audience === "operator" && !person.isOperator) throw new AppError("forbidden");
    return handler({ ...parse<E>(definition, request, reply), person });
  });
}

/** An endpoint of a workspace: the handler runs in one transaction that sees only this workspace. */
export function memberRoute<E extends Endpoint>(
  http: HttpContext,
  definition: E,
  handler: MemberHandler<E>,
): void {
  register(http, definition, async (request, reply) => {
    const { person, actor } = await requireActor(http, definition, request);
    const input = parse<E>(definition, request, reply);
    return http.db.inWorkspace(actor.workspaceId, (tx) => handler({ ...input, person, actor, tx }));
  });
}

/** As memberRoute for work that must not hold a transaction: streams, hashing, several short transactions. */
export function memberRouteWithoutTransaction<E extends Endpoint>(
  http: HttpContext,
  definition: E,
  handler: MemberHandlerWithoutTransaction<E>,
): void {
  register(http, definition, async (request, reply) => {
    const { person, actor } = await requireActor(http, definition, request);
    return handler({ ...parse<E>(definition, request, reply), person, actor });
  });
}

export async function requirePerson(
  http: Pick<HttpContext, "authenticator">,
  request: FastifyRequest,
): Promise<Person> {
  const person = await http.authenticator.person(request);
  if (!person) throw new AppError("not_authenticated");
  return person;
}

async function requireActor(http: HttpContext, definition: Endpoint, request: FastifyRequest) {
  const person = await requirePerson(http, request);
  const { workspaceId } = request.params as { workspaceId: string };
  const actor = idPattern.test(workspaceId) ? await http.authenticator.actor(person, workspaceId) : undefined;
  if (!actor) throw new AppError("not_found");
  if (typeof definition.audience === "object") {
    requirePermission(actor, definition.audience.section, definition.audience.level);
  }
  return { person, actor };
}

function register(
  { app }: HttpContext,
  definition: Endpoint,
  run: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  app.route({
    method: definition.method,
    url: `/api/v1${definition.path}`,
    config: { endpoint: definition },
    handler: async (request, reply) => {
      const answer = await run(request, reply);
      if (reply.sent) return reply;
      if (answer === undefined) return reply.code(204).send();
      return reply.code(200).send(answer);
    },
  });
}

function parse<E extends Endpoint>(
  definition: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Input<E> {
  return {
    params: definition.params?.parse(request.params),
    query: definition.query?.parse(request.query ?? {}),
    body: definition.body?.parse(request.body ?? {}),
    request,
    reply,
  } as Input<E>;
}
