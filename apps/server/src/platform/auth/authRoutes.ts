// Mounts better-auth's own endpoints under /api/auth: Fastify's request becomes a web request and back.

import { AppError } from "@parley/contracts/errors";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { fromNodeHeaders } from "better-auth/node";
import type { Limiter } from "../rateLimit.ts";
import type { Auth } from "./createAuth.ts";
import { passwordProblem } from "./passwordRules.ts";

/** Attempts at passwords, codes and resets per address and quarter of an hour. */
const ATTEMPTS = 30;
const ATTEMPTS_WINDOW_SECONDS = 15 * 60;
const base = "/api/auth";
const guarded =
  /\/(sign-in|sign-up|two-factor\/verify|request-password-reset|reset-password|change-password|send-verification-email)/;

const signUpClosed = {
  code: "SIGN_UP_CLOSED",
  message: "Sign-up is closed. Ask a member of the team to add you.",
};

export function registerAuthRoutes(
  app: FastifyInstance,
  {
    auth,
    publicUrl,
    limiter,
    canSignUp,
    onChange,
  }: {
    auth: Auth;
    publicUrl: string;
    limiter: Limiter;
    /** Whether a stranger may make an account now. */
    canSignUp: () => Promise<boolean>;
    /** Something about sessions changed: forget what is cached. */
    onChange: () => void;
  },
): void {
  const attempts = limiter("auth", ATTEMPTS, ATTEMPTS_WINDOW_SECONDS);

  let lastSignUp: Promise<unknown> = Promise.resolve();

  /** One after another: of several who sign up first at the same moment, one is the first. */
  function signUp(request: Request): Promise<Response> {
    const result = lastSignUp.then(async () =>
      (await canSignUp()) ? auth.handler(request) : Response.json(signUpClosed, { status: 403 }),
    );
    lastSignUp = result.catch(() => undefined);
    return result;
  }

  app.route({
    method: ["GET", "POST"],
    url: `${base}/*`,
    handler: async (request, reply) => {
      // Judged by the address as the sign-in library will read it: `x/../sign-up` and `x/..\\sign-up` are sign-up too.
      const url = new URL(request.url, publicUrl);
      if (!url.pathname.startsWith(`${base}/`)) throw new AppError("not_found");
      if (guarded.test(url.pathname)) await attempts(request.ip);
      const refusal = passwordProblem(request.body);
      if (refusal) return reply.code(400).send({ code: "PASSWORD_TOO_WEAK", message: refusal });

      const isSignUp = url.pathname.startsWith(`${base}/sign-up`);
      const response = await (isSignUp ? signUp : auth.handler)(toWebRequest(request, url, publicUrl));
      // Links in mails are followed with GET, and change the account too.
      const changed = request.method === "POST" || url.pathname.startsWith(`${base}/verify-email`);
      if (changed && response.status < 400) onChange();
      reply.code(response.status);
      for (const [name, value] of response.headers) {
        if (name !== "set-cookie") reply.header(name, value);
      }
      const cookies = response.headers.getSetCookie();
      if (cookies.length > 0) reply.header("set-cookie", cookies);
      return reply.send(response.body ? Buffer.from(await response.arrayBuffer()) : null);
    },
  });
}

function toWebRequest(request: FastifyRequest, url: URL, publicUrl: string): Request {
  const headers = fromNodeHeaders(request.headers);
  headers.set("x-parley-ip", request.ip);
  headers.delete("content-length");
  const hasBody = request.method !== "GET" && request.body !== undefined;
  // The same server answers under its public address and, on the machine itself, under others: both are ours, because
  // createHttpServer has refused foreign origins already.
  if (headers.has("origin")) headers.set("origin", new URL(publicUrl).origin);
  return new Request(url, {
    method: request.method,
    headers,
    ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
  });
}
