// How a product gets tokens: codes from the dialog, application tokens, long-lived tokens, and the question what a token is.

import type { GraphCall, Meta, Token } from "../types.ts";
import { graphError } from "./graphError.ts";

type OpenCall = Omit<GraphCall, "token">;

const HOUR_MS = 3_600_000;
const SHORT_LIVED_MS = 2 * HOUR_MS;
const LONG_LIVED_MS = 60 * 24 * HOUR_MS;
const CODE_EXPIRED = 36_007;
const CODE_USED = 36_009;

export function registerOauth(meta: Meta): void {
  const { application, clock, codes, graph, tokens } = meta;

  function checkClient({ parameters }: OpenCall): void {
    if (parameters["client_id"] !== application.id) {
      throw graphError({
        code: 101,
        isPlain: true,
        message: "Error validating application. Cannot get application info due to a system error.",
      });
    }
    if (parameters["client_secret"] !== application.secret) {
      throw graphError({ code: 1, isPlain: true, message: "Error validating client secret." });
    }
  }

  function presentToken(token: Token): Record<string, unknown> {
    const seconds = Math.floor((token.expiresAt - clock.now()) / 1000);
    return {
      access_token: token.value,
      token_type: "bearer",
      ...(token.expiresAt > 0 ? { expires_in: seconds } : {}),
    };
  }

  function exchangeCode({ parameters }: OpenCall): Record<string, unknown> {
    const code = codes.get(String(parameters["code"] ?? "").replace(/#_$/, ""));
    const refuse = (subcode: number, message: string) =>
      graphError({ code: 100, subcode, isPlain: true, message });
    if (!code) throw refuse(CODE_EXPIRED, "Invalid verification code format.");
    if (code.isUsed) throw refuse(CODE_USED, "This authorization code has been used.");
    if (code.expiresAt <= clock.now()) throw refuse(CODE_EXPIRED, "This authorization code has expired.");
    // A code from the pop-up was made without an address to return to.
    if (code.redirectUri !== "" && parameters["redirect_uri"] !== code.redirectUri) {
      throw graphError({
        code: 100,
        subcode: 36_008,
        isPlain: true,
        message:
          "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request",
      });
    }
    code.isUsed = true;
    return presentToken(
      tokens.issue({
        type: code.isBusiness ? "SYSTEM_USER" : "USER",
        subjectId: code.ownerId,
        scopes: code.scopes,
        targetIds: code.targetIds,
        isLongLived: code.isBusiness,
        expiresAt: code.isBusiness ? 0 : clock.now() + SHORT_LIVED_MS,
      }),
    );
  }

  function prolong({ parameters }: OpenCall): Record<string, unknown> {
    const short = tokens.require(
      { ...emptyCall, query: new URLSearchParams() },
      { access_token: parameters["fb_exchange_token"] },
    );
    const { type, subjectId, scopes, targetIds } = short;
    const lifetime = { expiresAt: clock.now() + LONG_LIVED_MS, isLongLived: true };
    return presentToken(
      tokens.issue({ type, subjectId, scopes, ...(targetIds ? { targetIds } : {}), ...lifetime }),
    );
  }

  function accessToken(call: OpenCall): Record<string, unknown> {
    checkClient(call);
    const { parameters } = call;
    switch (parameters["grant_type"]) {
      case "client_credentials":
        return { access_token: `${application.id}|${application.secret}`, token_type: "bearer" };
      case "fb_exchange_token":
        return prolong(call);
      case undefined:
      case "authorization_code":
        return exchangeCode(call);
      default:
        throw graphError({
          code: 100,
          message: `Unsupported grant_type ${String(parameters["grant_type"])}`,
        });
    }
  }

  graph.fixed("GET", "/oauth/access_token", accessToken);
  graph.fixed("POST", "/oauth/access_token", accessToken);

  graph.fixed("GET", "/debug_token", ({ call, parameters }) => {
    const asker = tokens.require(call, parameters);
    const token = tokens.find(String(parameters["input_token"] ?? ""));
    if (!token) {
      return {
        data: { error: { code: 190, message: "Invalid OAuth access token." }, is_valid: false, scopes: [] },
      };
    }
    if (asker.type !== "APP" && asker.subjectId !== token.subjectId) {
      throw graphError({
        code: 100,
        message:
          "You must provide an app access token, or a user access token that is an owner or developer of the app",
      });
    }
    const isExpired = token.expiresAt > 0 && token.expiresAt <= clock.now();
    const isValid = !token.invalid && !isExpired && token.callsLeft !== 0;
    const seconds = (ms: number) => Math.floor(ms / 1000);
    return {
      data: {
        app_id: application.id,
        type: token.type === "INSTAGRAM_USER" ? "USER" : token.type,
        application: application.name,
        is_valid: isValid,
        issued_at: seconds(token.issuedAt),
        expires_at: seconds(token.expiresAt),
        data_access_expires_at: 0,
        scopes: token.scopes,
        granular_scopes: token.scopes.map((scope) => ({
          scope,
          ...(token.targetIds ? { target_ids: token.targetIds } : {}),
        })),
        user_id: token.subjectId,
        ...(token.invalid
          ? { error: { code: 190, message: token.invalid.message, subcode: token.invalid.subcode } }
          : {}),
      },
    };
  });

  graph.node("user", (id) => id === meta.owner.id);
  graph.route("user", "GET", "", () => ({ id: meta.owner.id, name: meta.owner.name }));
  graph.route("user", "GET", "permissions", ({ token }) => ({
    data: token.scopes.map((permission) => ({ permission, status: "granted" })),
  }));
}

/** A call without an Authorization header, for judging a token which came as a parameter. */
const emptyCall = { method: "GET", path: "/", headers: {}, body: Buffer.alloc(0), origin: "" };
