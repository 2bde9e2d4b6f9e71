// The table of access tokens, and what Graph says about one that is missing, wrong, expired or taken back.

import { createHmac, timingSafeEqual } from "node:crypto";
import type { Call } from "../../kit/call.ts";
import type { Ids } from "../../kit/createIds.ts";
import type { VirtualClock } from "../../kit/createVirtualClock.ts";
import type { AppSettings, Token, Tokens } from "../types.ts";
import { graphError } from "./graphError.ts";

const EXPIRED = 463;
const REVOKED_MESSAGES: Record<number, string> = {
  458: "Error validating access token: The user has not authorized application.",
  459: "Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given.",
  460: "Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.",
  463: "Error validating access token: Session has expired.",
  467: "The access token is invalid since the user logged out.",
};

export interface TokensOptions {
  clock: VirtualClock;
  ids: Ids;
  application: AppSettings;
}

export function createTokens({ clock, ids, application }: TokensOptions): Tokens {
  const tokens = new Map<string, Token>();

  function issue(token: Partial<Token> & Pick<Token, "type" | "subjectId" | "scopes">): Token {
    const value = token.value ?? `EAA${ids.letters(40)}`;
    const issued: Token = { issuedAt: clock.now(), expiresAt: 0, isLongLived: false, ...token, value };
    tokens.set(value, issued);
    return issued;
  }

  issue({
    value: `${application.id}|${application.secret}`,
    type: "APP",
    subjectId: application.id,
    scopes: [],
  });

  function invalid(subcode: number | undefined, message: string) {
    return graphError({
      code: 190,
      status: 401,
      isPlain: true,
      message,
      ...(subcode === undefined ? {} : { subcode }),
    });
  }

  function judge(value: string): Token {
    const token = tokens.get(value);
    if (!token) throw invalid(undefined, "Invalid OAuth access token - Cannot parse access token");
    if (token.invalid) throw invalid(token.invalid.subcode, token.invalid.message);
    const isUsedUp = token.callsLeft !== undefined && token.callsLeft <= 0;
    const isExpired = token.expiresAt > 0 && token.expiresAt <= clock.now();
    if (isUsedUp || isExpired) throw invalid(EXPIRED, REVOKED_MESSAGES[EXPIRED] ?? "");
    return token;
  }

  function checkProof(token: Token, parameters: Record<string, unknown>): void {
    const proof = parameters["appsecret_proof"];
    if (proof === undefined) {
      if (!application.demandsProof || token.type === "APP") return;
      throw graphError({
        code: 100,
        message: "API calls from the server require an appsecret_proof argument",
        type: "GraphMethodException",
        isPlain: true,
      });
    }
    const time = parameters["appsecret_time"];
    const message = time === undefined ? token.value : `${token.value}|${String(time)}`;
    const expected = createHmac("sha256", application.secret).update(message).digest("hex");
    const given = Buffer.from(String(proof));
    if (given.length === expected.length && timingSafeEqual(given, Buffer.from(expected))) return;
    throw graphError({
      code: 100,
      message: "Invalid appsecret_proof provided in the API argument",
      type: "GraphMethodException",
      isPlain: true,
    });
  }

  return {
    issue,
    find: (value) => tokens.get(value),
    list: () => [...tokens.values()],
    revoke(token, subcode = 460) {
      token.invalid = { subcode, message: REVOKED_MESSAGES[subcode] ?? "Error validating access token." };
    },
    require(call, parameters) {
      const value = bearerOf(call) ?? parameters["access_token"];
      if (typeof value !== "string" || value === "") {
        throw graphError({
          code: 104,
          status: 401,
          isPlain: true,
          message: "An access token is required to request this resource.",
        });
      }
      const token = judge(value);
      checkProof(token, parameters);
      if (token.callsLeft !== undefined) token.callsLeft -= 1;
      return token;
    },
  };
}

export function bearerOf(call: Call): string | undefined {
  const [scheme = "", value] = (call.headers.authorization ?? "").split(" ");
  return /^(bearer|oauth)$/i.test(scheme) ? value : undefined;
}

/** Refuses a call whose token lacks a permission. */
export function requireScope(token: Token, ...scopes: string[]): void {
  const missing = scopes.filter((scope) => !token.scopes.includes(scope));
  if (missing.length === 0) return;
  throw graphError({
    code: 200,
    status: 403,
    message: `Requires ${missing.join(", ")} permission to manage the object.`,
  });
}
