// Instagram's own login: consent, code, short-lived token, long-lived token, and its renewal.

import { html, json, redirect } from "../../kit/call.ts";
import { escapeHtml, pageShell } from "../../kit/pages/pageShell.ts";
import { rawAnswer } from "../graph/graphError.ts";
import type { GraphCall, Meta, Token } from "../types.ts";
import { textOf, type Fields } from "../messenger/fields.ts";
import type { Inbox } from "../messenger/inbox.ts";
import { DAY_MS, HOUR_MS } from "../messenger/limits.ts";
import type { Messaging } from "../messenger/messaging.ts";

type OpenCall = Omit<GraphCall, "token">;

const CODE_LIFE_MS = HOUR_MS;
const SHORT_LIFE_MS = HOUR_MS;
const LONG_LIFE_MS = 60 * DAY_MS;
/** Only a token of that age is renewed. */
const LEAST_AGE_MS = DAY_MS;

export const INSTAGRAM_SCOPES = [
  "instagram_business_basic",
  "instagram_business_manage_messages",
  "instagram_business_manage_comments",
];

export function registerInstagramLogin(meta: Meta, messaging: Messaging): void {
  const { application, clock, codes, graph, ids, tokens } = meta;
  const accounts = () => [...messaging.inboxes.values()].filter(({ scopedId }) => scopedId !== undefined);

  for (const host of ["www.instagram.com", "api.instagram.com"]) {
    graph.fixed("GET", `${host}/oauth/authorize`, ({ parameters, host: asked }) => {
      const problem = refuse(parameters);
      if (problem) return rawAnswer(html(problemPage(problem), 400));
      return rawAnswer(html(consentPage(application.name, asked, parameters, accounts())));
    });
    graph.fixed("POST", `${host}/oauth/authorize`, ({ parameters }) => answerConsent(parameters));
  }

  function refuse(parameters: Fields): string | undefined {
    if (parameters["client_id"] !== application.id) return "Invalid platform app";
    const target = textOf(parameters["redirect_uri"]) ?? "";
    const isKnown = application.redirectUris.length === 0 || application.redirectUris.includes(target);
    if (!URL.canParse(target) || !isKnown) return "Invalid redirect_uri";
    return scopesOf(parameters).every((scope) => INSTAGRAM_SCOPES.includes(scope))
      ? undefined
      : "Invalid scope";
  }

  function answerConsent(parameters: Fields) {
    const problem = refuse(parameters);
    if (problem) return rawAnswer(html(problemPage(problem), 400));
    const target = new URL(String(parameters["redirect_uri"]));
    if (parameters["state"] !== undefined) target.searchParams.set("state", String(parameters["state"]));
    const account = accounts().find(({ id }) => id === parameters["account"]);
    if (parameters["answer"] !== "allow" || !account) {
      target.searchParams.set("error", "access_denied");
      target.searchParams.set("error_reason", "user_denied");
      target.searchParams.set("error_description", "The user denied your request");
      return rawAnswer(redirect(target.href));
    }
    const code = `AQ${ids.letters(60)}`;
    codes.set(code, {
      code,
      ownerId: account.id,
      scopes: scopesOf(parameters),
      targetIds: [account.id],
      redirectUri: String(parameters["redirect_uri"]),
      isBusiness: false,
      expiresAt: clock.now() + CODE_LIFE_MS,
      isUsed: false,
    });
    target.searchParams.set("code", code);
    // Instagram leaves this behind the code.
    return rawAnswer(redirect(`${target.href}#_`));
  }

  graph.fixed("POST", "api.instagram.com/oauth/access_token", ({ parameters }: OpenCall) => {
    if (parameters["client_id"] !== application.id || parameters["client_secret"] !== application.secret) {
      return refusePlainly("Invalid platform app");
    }
    if (parameters["grant_type"] !== "authorization_code") return refusePlainly("Invalid grant_type");
    const code = codes.get(textOf(parameters["code"]) ?? "");
    const isGood =
      code && !code.isUsed && code.expiresAt > clock.now() && messaging.inboxes.has(code.ownerId);
    if (!isGood) return refusePlainly("Invalid authorization code");
    if (code.redirectUri !== parameters["redirect_uri"]) {
      return refusePlainly(
        "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request",
      );
    }
    code.isUsed = true;
    const account = messaging.inboxes.get(code.ownerId);
    const token = issue(code.ownerId, code.scopes, false);
    const answer = {
      access_token: token.value,
      user_id: account?.scopedId,
      permissions: code.scopes,
    };
    return account?.switches.wrapsLoginAnswer ? { data: [answer] } : answer;
  });

  graph.fixed("GET", "graph.instagram.com/access_token", ({ call, parameters }: OpenCall) => {
    if (parameters["grant_type"] !== "ig_exchange_token") return refuseGraph("Unsupported grant_type");
    if (parameters["client_secret"] !== application.secret)
      return refuseGraph("Error validating client secret.");
    const token = tokens.require(call, parameters);
    if (token.type !== "INSTAGRAM_USER" || token.isLongLived) {
      return refuseGraph("Unsupported request - method type: get");
    }
    return presentToken(issue(token.subjectId, token.scopes, true));
  });

  graph.fixed("GET", "graph.instagram.com/refresh_access_token", ({ call, parameters }: OpenCall) => {
    if (parameters["grant_type"] !== "ig_refresh_token") return refuseGraph("Unsupported grant_type");
    const token = tokens.require(call, parameters);
    const isOldEnough = clock.now() - token.issuedAt >= LEAST_AGE_MS;
    if (token.type !== "INSTAGRAM_USER" || !token.isLongLived || !isOldEnough) {
      return refuseGraph(
        "The access token cannot be refreshed: it must be long-lived and at least 24 hours old.",
      );
    }
    return presentToken(issue(token.subjectId, token.scopes, true));
  });

  function issue(accountId: string, scopes: string[], isLongLived: boolean): Token {
    return tokens.issue({
      value: `IGAA${ids.letters(40)}`,
      type: "INSTAGRAM_USER",
      subjectId: accountId,
      scopes,
      targetIds: [accountId],
      isLongLived,
      expiresAt: clock.now() + (isLongLived ? LONG_LIFE_MS : SHORT_LIFE_MS),
    });
  }

  function presentToken(token: Token): Fields {
    const seconds = Math.floor((token.expiresAt - clock.now()) / 1000);
    return { access_token: token.value, token_type: "bearer", expires_in: seconds };
  }
}

function scopesOf(parameters: Fields): string[] {
  return String(parameters["scope"] ?? "instagram_business_basic")
    .split(/[\s,]+/)
    .filter(Boolean);
}

/** The older host answers in its own form. */
function refusePlainly(message: string) {
  return rawAnswer(json({ error_type: "OAuthException", code: 400, error_message: message }, 400));
}

function refuseGraph(message: string) {
  return rawAnswer(json({ error: { message, type: "OAuthException", code: 100 } }, 400));
}

function consentPage(
  application: string,
  host: string,
  parameters: Fields,
  accounts: readonly Inbox[],
): string {
  const kept = Object.entries(parameters)
    .map(
      ([name, value]) =>
        `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(String(value))}">`,
    )
    .join("");
  const choices = accounts
    .map(
      ({ id, username }, index) =>
        `<label class="choice"><input type="radio" name="account" value="${escapeHtml(id)}"${index === 0 ? " checked" : ""}><span><strong>${escapeHtml(username)}</strong><small>${escapeHtml(id)}</small></span></label>`,
    )
    .join("");
  const scopes = scopesOf(parameters)
    .map((scope) => `<code>${escapeHtml(scope)}</code>`)
    .join(" ");
  return pageShell({
    title: "Log in with Instagram",
    body: `<main class="card"><p class="badge">Emulated log-in</p><h1>${escapeHtml(application)} asks for access</h1><p class="hint">It asks for ${scopes}</p>
<form method="post" action="/${host}/oauth/authorize">${kept}${choices}
<div class="row"><button name="answer" value="allow" class="primary">Allow</button><button name="answer" value="cancel">Cancel</button></div></form></main>`,
  });
}

function problemPage(problem: string): string {
  return pageShell({
    title: "Log in with Instagram",
    body: `<main class="card"><h1>This does not work</h1><p>${escapeHtml(problem)}</p></main>`,
  });
}
