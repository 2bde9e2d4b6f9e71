// Instagram's own login: the address of the dialog, its code for a token of an hour, that for one of sixty days, and again.

import type { Credentials } from "../adapter.ts";
import { SendFailed } from "../adapter.ts";
import type { ChannelHttp } from "../http.ts";
import { classifyGraphError } from "../meta/classifyGraphError.ts";
import { graphJson, isGood } from "../meta/graphCall.ts";
import { readJson } from "../meta/readJson.ts";
import { fields, id, isFields, list, text } from "../readFields.ts";
import { readToken, type GivenToken } from "./metaSignIn.ts";

export type InstagramApp = Pick<Credentials, "baseUrl" | "version" | "appId" | "appSecret">;

const TIMEOUT_MS = 30_000;

export const instagramScopes = [
  "instagram_business_basic",
  "instagram_business_manage_messages",
  "instagram_business_manage_comments",
] as const;

export function instagramDialogUrl(
  loginUrl: string,
  appId: string,
  { redirectUri, state }: { redirectUri: string; state: string },
): string {
  const url = new URL(`${loginUrl}/oauth/authorize`);
  url.search = new URLSearchParams({
    client_id: appId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: instagramScopes.join(","),
    state,
  }).toString();
  return url.href;
}

/** Lives for an hour. `apiUrl` is a host of its own. @throws SendFailed, ChannelHttpError */
export async function exchangeInstagramCode(
  app: InstagramApp,
  apiUrl: string,
  { code, redirectUri }: { code: string; redirectUri: string },
  http: ChannelHttp,
): Promise<string> {
  const response = await http({
    method: "POST",
    url: `${apiUrl}/oauth/access_token`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      client_id: app.appId,
      client_secret: app.appSecret,
      grant_type: "authorization_code",
      redirect_uri: redirectUri,
      // The browser comes back with these two characters behind the code.
      code: code.replace(/#_$/, ""),
    }).toString(),
    timeoutMs: TIMEOUT_MS,
  });
  const answer = fields(readJson(response));
  if (!isGood(response)) throw new SendFailed(classifyGraphError(response));
  // Both shapes are seen: the token itself, and the only one of a list.
  const [first] = list(answer["data"]);
  return readToken(isFields(first) ? first : answer).token;
}

/** For sixty days. */
export async function prolongInstagramToken(
  app: InstagramApp,
  token: string,
  http: ChannelHttp,
): Promise<GivenToken> {
  const query = { grant_type: "ig_exchange_token", client_secret: app.appSecret, access_token: token };
  return readToken(await unversioned("access_token", query, app, http));
}

/** Sixty days anew, for a token that is older than a day and not over yet. */
export async function refreshInstagramToken(
  credentials: Pick<Credentials, "baseUrl" | "token">,
  http: ChannelHttp,
): Promise<GivenToken> {
  const query = { grant_type: "ig_refresh_token", access_token: credentials.token };
  return readToken(await unversioned("refresh_access_token", query, credentials, http));
}

/** The professional account a token belongs to: its id is the one webhooks name. */
export async function readInstagramAccount(
  app: InstagramApp,
  token: string,
  http: ChannelHttp,
): Promise<{ id: string; username: string; name: string }> {
  const query = { fields: "user_id,username,name" };
  const answer = fields(await graphJson({ path: "me", query }, { ...app, token }, http));
  const account = id(answer["user_id"]) ?? id(answer["id"]);
  if (account === undefined)
    throw new SendFailed({ kind: "refused", code: "no_account", detail: "The answer names no account." });
  const username = text(answer["username"]) ?? "";
  return { id: account, username, name: text(answer["name"]) ?? username };
}

function unversioned(
  path: string,
  query: Record<string, string>,
  { baseUrl }: Pick<Credentials, "baseUrl">,
  http: ChannelHttp,
): Promise<unknown> {
  return graphJson({ path, query, token: null }, { baseUrl, version: "", token: "", appSecret: "" }, http);
}
