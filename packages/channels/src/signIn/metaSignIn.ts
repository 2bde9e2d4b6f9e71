// Signing in at Meta: the address of the dialog, its code for a token, and what the person who signed in may hand over.

import type { Credentials } from "../adapter.ts";
import type { ChannelHttp } from "../http.ts";
import { graphJson } from "../meta/graphCall.ts";
import { fields, id, list, number, text } from "../readFields.ts";
import { SendFailed } from "../adapter.ts";

/** An app at Meta, and where Meta answers. */
export type MetaApp = Pick<Credentials, "baseUrl" | "version" | "appId" | "appSecret">;

export interface GivenToken {
  token: string;
  /** Undefined for one that does not end. */
  expiresInSeconds: number | undefined;
}

export interface MetaPage {
  id: string;
  name: string;
  token: string;
  /** What the person may do there; `MESSAGING` is needed. */
  tasks: string[];
  instagram: { id: string; username: string } | undefined;
}

export interface WhatsappNumber {
  id: string;
  wabaId: string;
  name: string;
  /** As people write it: `+1 555 …`. */
  handle: string;
}

/** Pages of a list that are read; each holds a hundred. */
const MOST_PAGES = 10;
const PAGE_SIZE = 100;

export const metaScopes = {
  whatsapp: ["whatsapp_business_management", "whatsapp_business_messaging"],
  messenger: [
    "pages_show_list",
    "pages_manage_metadata",
    "pages_messaging",
    "pages_read_engagement",
    "pages_manage_engagement",
    "pages_read_user_content",
  ],
  instagram: [
    "pages_show_list",
    "pages_manage_metadata",
    "pages_read_engagement",
    "instagram_basic",
    "instagram_manage_messages",
    "instagram_manage_comments",
  ],
} as const;

/** `configId` names a configuration of WhatsApp's embedded sign-up. */
export function metaDialogUrl(
  loginUrl: string,
  app: Pick<MetaApp, "appId" | "version">,
  given: { redirectUri: string; state: string; scopes: readonly string[]; configId?: string },
): string {
  const url = new URL(`${loginUrl}/${app.version}/dialog/oauth`);
  url.search = new URLSearchParams({
    client_id: app.appId,
    redirect_uri: given.redirectUri,
    state: given.state,
    response_type: "code",
    scope: given.scopes.join(","),
    ...(given.configId ? { config_id: given.configId, override_default_response_type: "true" } : {}),
  }).toString();
  return url.href;
}

/** `redirectUri` is left out for a code that came through a pop-up of Meta's own script. @throws SendFailed, ChannelHttpError */
export async function exchangeMetaCode(
  app: MetaApp,
  code: string,
  redirectUri: string | undefined,
  http: ChannelHttp,
): Promise<GivenToken> {
  return readToken(await tokenCall(app, { code, redirect_uri: redirectUri }, http));
}

/** A person's token for one of sixty days; tokens of Pages read with it do not end. */
export async function prolongMetaToken(app: MetaApp, token: string, http: ChannelHttp): Promise<GivenToken> {
  return readToken(await tokenCall(app, { grant_type: "fb_exchange_token", fb_exchange_token: token }, http));
}

/** Pages the person manages, with the Instagram account linked to each. */
export async function listMetaPages(app: MetaApp, token: string, http: ChannelHttp): Promise<MetaPage[]> {
  const asked = "id,name,access_token,tasks,instagram_business_account{id,username}";
  return (await listAll(app, token, "me/accounts", asked, http)).flatMap((page) => {
    const pageId = id(page["id"]);
    const pageToken = text(page["access_token"]);
    if (pageId === undefined || pageToken === undefined) return [];
    const instagram = fields(page["instagram_business_account"]);
    const instagramId = id(instagram["id"]);
    return [
      {
        id: pageId,
        name: text(page["name"]) ?? pageId,
        token: pageToken,
        tasks: list(page["tasks"]).flatMap((task) => text(task) ?? []),
        instagram:
          instagramId === undefined
            ? undefined
            : { id: instagramId, username: text(instagram["username"]) ?? "" },
      },
    ];
  });
}

/** The numbers of a WhatsApp Business Account. */
export async function listWhatsappNumbers(
  app: MetaApp,
  token: string,
  wabaId: string,
  http: ChannelHttp,
): Promise<WhatsappNumber[]> {
  const asked = "id,verified_name,display_phone_number";
  return (await listAll(app, token, `${encodeURIComponent(wabaId)}/phone_numbers`, asked, http)).flatMap(
    (phone) => {
      const phoneId = id(phone["id"]);
      if (phoneId === undefined) return [];
      const handle = text(phone["display_phone_number"]) ?? "";
      return [{ id: phoneId, wabaId, name: text(phone["verified_name"]) ?? handle, handle }];
    },
  );
}

async function listAll(app: MetaApp, token: string, path: string, asked: string, http: ChannelHttp) {
  const credentials = { ...app, token };
  const found: Record<string, unknown>[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { fields: asked, limit: PAGE_SIZE, ...(after === undefined ? {} : { after }) };
    const answer = fields(await graphJson({ path, query }, credentials, http));
    found.push(...list(answer["data"]).map(fields));
    const paging = fields(answer["paging"]);
    after = text(fields(paging["cursors"])["after"]);
    if (after === undefined || text(paging["next"]) === undefined) break;
  }
  return found;
}

async function tokenCall(app: MetaApp, query: Record<string, string | undefined>, http: ChannelHttp) {
  const own = { client_id: app.appId, client_secret: app.appSecret };
  return graphJson(
    { path: "oauth/access_token", query: { ...own, ...query }, token: null },
    { ...app, token: "" },
    http,
  );
}

export function readToken(answer: unknown): GivenToken {
  const { access_token: given, expires_in: seconds } = fields(answer);
  const token = text(given);
  if (token === undefined)
    throw new SendFailed({ kind: "refused", code: "no_token", detail: "The answer holds no token." });
  const expires = number(seconds);
  return { token, expiresInSeconds: expires !== undefined && expires > 0 ? expires : undefined };
}
