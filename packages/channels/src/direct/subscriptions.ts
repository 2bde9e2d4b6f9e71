// Where an account's news go: the app has an address for each kind of object, and the account lets the app hear it.

import type { ConnectionCheck, Credentials } from "../adapter.ts";
import { SendFailed } from "../adapter.ts";
import { ChannelHttpError, type ChannelHttp } from "../http.ts";
import type { SendProblem } from "../inbound.ts";
import { graphJson } from "../meta/graphCall.ts";
import { inspectToken } from "../meta/inspectToken.ts";
import { fields, id, list, text } from "../readFields.ts";
import { classifyError } from "./classifyError.ts";
import { senderOf } from "./send.ts";

export interface Subscription {
  object: "page" | "instagram";
  /** Of the app's address. */
  fields: readonly string[];
  /** Of the account; the Page's own below a Page. */
  accountFields: readonly string[];
  scopes: readonly string[];
}

/** Apps of Instagram's own login have their address on Meta's pages alone: the API cannot set it there. */
function hasAppAddress({ appId, appSecret, login }: Credentials): boolean {
  return appId !== "" && appSecret !== "" && login !== "instagram";
}

export async function subscribeTo(
  wanted: Subscription,
  credentials: Credentials,
  http: ChannelHttp,
  webhook: { url: string; verifyToken: string },
): Promise<void> {
  if (hasAppAddress(credentials)) {
    const json = {
      object: wanted.object,
      callback_url: webhook.url,
      verify_token: webhook.verifyToken,
      fields: wanted.fields.join(","),
    };
    const path = `${credentials.appId}/subscriptions`;
    await graphJson({ path, json, token: appToken(credentials) }, credentials, http, classifyError);
  }
  // The list is the app's for the whole Page: what its other channel needs must stay.
  const known = (await subscribedFields(credentials, http)) ?? [];
  const query = { subscribed_fields: [...new Set([...known, ...wanted.accountFields])].join(",") };
  const path = `${senderOf(credentials)}/subscribed_apps`;
  await graphJson({ method: "POST", path, query }, credentials, http, classifyError);
}

/** The app's address stays: other accounts may use it. */
export async function unsubscribeFrom(credentials: Credentials, http: ChannelHttp): Promise<void> {
  const path = `${senderOf(credentials)}/subscribed_apps`;
  await graphJson({ method: "DELETE", path }, credentials, http, classifyError);
}

export async function checkConnection(
  wanted: Subscription,
  credentials: Credentials,
  http: ChannelHttp,
  webhook: { url: string },
  describe: () => Promise<{ handle: string; name: string }>,
): Promise<ConnectionCheck[]> {
  const account = await attempt(describe);
  const token: ConnectionCheck = account.ok
    ? { name: "token", state: "passed", detail: account.value.handle || account.value.name }
    : failed("token", account.problem);
  return [
    token,
    await checkScopes(wanted, credentials, http),
    await checkAddress(wanted, credentials, http, webhook),
    await checkSubscribed(wanted, credentials, http),
  ];
}

async function checkScopes(
  { scopes }: Subscription,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<ConnectionCheck> {
  if (!hasAppAddress(credentials)) return { name: "scopes", state: "unknown", detail: scopes.join(", ") };
  const inspected = await attempt(() => inspectToken(credentials, http));
  if (!inspected.ok) return failed("scopes", inspected.problem);
  const missing = scopes.filter((scope) => !inspected.value.scopes.includes(scope));
  return missing.length === 0
    ? { name: "scopes", state: "passed", detail: scopes.join(", ") }
    : failed("scopes", { kind: "paused", code: "scopes_missing", detail: missing.join(", ") });
}

async function checkAddress(
  { object }: Subscription,
  credentials: Credentials,
  http: ChannelHttp,
  { url }: { url: string },
): Promise<ConnectionCheck> {
  if (!hasAppAddress(credentials)) return { name: "webhook", state: "unknown", detail: url };
  const request = { path: `${credentials.appId}/subscriptions`, token: appToken(credentials) };
  const answer = await attempt(() => graphJson(request, credentials, http, classifyError));
  if (!answer.ok) return failed("webhook", answer.problem);
  const entry = list(fields(answer.value)["data"])
    .map(fields)
    .find((known) => known["object"] === object);
  const told = text(entry?.["callback_url"]);
  if (told === url) return { name: "webhook", state: "passed", detail: url };
  const code = told === undefined ? "not_subscribed" : "webhook_elsewhere";
  return failed("webhook", { kind: "refused", code, detail: told ?? "" });
}

async function checkSubscribed(
  { accountFields }: Subscription,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<ConnectionCheck> {
  const answer = await attempt(() => subscribedFields(credentials, http));
  if (!answer.ok) return failed("subscribed", answer.problem);
  const told = answer.value;
  if (!told) return failed("subscribed", { kind: "refused", code: "not_subscribed", detail: "" });
  const missing = accountFields.filter((field) => !told.includes(field));
  return missing.length === 0
    ? { name: "subscribed", state: "passed", detail: accountFields.join(", ") }
    : failed("subscribed", { kind: "refused", code: "fields_missing", detail: missing.join(", ") });
}

/** What this app hears of the account; undefined when it hears nothing. */
async function subscribedFields(credentials: Credentials, http: ChannelHttp): Promise<string[] | undefined> {
  const request = { path: `${senderOf(credentials)}/subscribed_apps` };
  const apps = list(fields(await graphJson(request, credentials, http, classifyError))["data"]).map(fields);
  const { appId } = credentials;
  const own = apps.find((app) => appId === "" || id(app["id"]) === undefined || id(app["id"]) === appId);
  return (
    own && list(own["subscribed_fields"]).flatMap((field) => text(field) ?? text(fields(field)["name"]) ?? [])
  );
}

function appToken({ appId, appSecret }: Credentials): string {
  return `${appId}|${appSecret}`;
}

type Attempt<Value> = { ok: true; value: Value } | { ok: false; problem: SendProblem };

async function attempt<Value>(work: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof SendFailed) return { ok: false, problem: error.problem };
    if (error instanceof ChannelHttpError)
      return { ok: false, problem: { kind: "retry", code: "no_answer", detail: error.message } };
    throw error;
  }
}

/** What only did not work just now proves nothing. */
function failed(name: string, problem: SendProblem): ConnectionCheck {
  const isPassing = problem.kind === "retry" || problem.kind === "slowAccount";
  return { name, state: isPassing ? "unknown" : "failed", detail: problem.detail, problem };
}
