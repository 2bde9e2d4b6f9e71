// The ways of signing in: where the browser is sent, what its code is worth, and which accounts it opens.

import { inspectToken, SendFailed } from "@parley/channels";
import {
  exchangeInstagramCode,
  exchangeMetaCode,
  instagramDialogUrl,
  listMetaPages,
  listWhatsappNumbers,
  metaDialogUrl,
  metaScopes,
  prolongInstagramToken,
  prolongMetaToken,
  readInstagramAccount,
} from "@parley/channels/signIn";
import { AppError } from "@parley/contracts/errors";
import type { Messenger } from "@parley/contracts/channels";
import type { NewAccount } from "../commands/connectAccount.ts";
import type { ConnectionSettings, ConnectionsContext } from "../context.ts";
import { baseUrlOf } from "../credentials.ts";
import { serverApp } from "../serverApp.ts";
import type { Grant, SignIn } from "./tokens.ts";

/** A page of the dashboard; it has to be entered at Meta as a permitted address. */
export const SIGN_IN_PATH = "/connect/finish";
/** What a code of Facebook's dialog gives ends within hours and is exchanged for a longer one. */
const SHORT_TOKEN_SECONDS = 24 * 60 * 60;
const SECOND_MS = 1_000;

export type GrantedAccount = Omit<NewAccount, "botId" | "source" | "pin" | "sandboxCode"> & {
  name: string;
  handle: string;
};

/** @throws AppError `channel_not_configured` where this server has no app for it. */
export function dialogUrl(settings: ConnectionSettings, signIn: SignIn, state: string): string {
  const app = appFor(settings, signIn);
  const redirectUri = redirectUriOf(settings);
  if (signIn.channel === "instagram" && signIn.login === "instagram")
    return instagramDialogUrl(settings.INSTAGRAM_LOGIN_URL, app.appId, { redirectUri, state });
  if (signIn.channel === "whatsapp" && !settings.META_CONFIG_ID) throw new AppError("channel_not_configured");
  return metaDialogUrl(settings.META_LOGIN_URL, app, {
    redirectUri,
    state,
    scopes: scopesOf(signIn.channel),
    ...(signIn.channel === "whatsapp" && { configId: settings.META_CONFIG_ID }),
  });
}

/** @throws SendFailed, ChannelHttpError */
export async function grantOf(
  { settings, http, clock }: ConnectionsContext,
  signIn: SignIn,
  given: { code: string; wabaId?: string | undefined },
): Promise<Grant> {
  const app = appFor(settings, signIn);
  const redirectUri = redirectUriOf(settings);
  if (signIn.channel === "instagram" && signIn.login === "instagram") {
    const { code } = given;
    const short = await exchangeInstagramCode(app, settings.INSTAGRAM_API_URL, { code, redirectUri }, http);
    const { token, expiresInSeconds } = await prolongInstagramToken(app, short, http);
    return { token, expiresAt: momentAfter(clock.now(), expiresInSeconds), wabaIds: [] };
  }
  // A pop-up of Meta's own script names the account at once, and returns to no address.
  const isPopup = given.wabaId !== undefined;
  const first = await exchangeMetaCode(app, given.code, isPopup ? undefined : redirectUri, http);
  const isShort = first.expiresInSeconds !== undefined && first.expiresInSeconds <= SHORT_TOKEN_SECONDS;
  const { token, expiresInSeconds } = isShort ? await prolongMetaToken(app, first.token, http) : first;
  const expiresAt = momentAfter(clock.now(), expiresInSeconds);
  if (signIn.channel !== "whatsapp") return { token, expiresAt, wabaIds: [] };
  if (given.wabaId !== undefined) return { token, expiresAt, wabaIds: [given.wabaId] };
  const { targets } = await inspectToken({ ...app, token, account: "", parent: "" }, http);
  return { token, expiresAt, wabaIds: targets["whatsapp_business_management"] ?? [] };
}

/** @throws SendFailed, ChannelHttpError */
export async function listGranted(
  { settings, http }: ConnectionsContext,
  signIn: SignIn,
  { token, wabaIds }: Grant,
): Promise<GrantedAccount[]> {
  const app = appFor(settings, signIn);
  const { appId, appSecret } = app;
  switch (signIn.channel) {
    case "whatsapp": {
      // Numbers may be named beside their accounts: what is no account is refused, and left out.
      const lists = await Promise.all(
        wabaIds.map((wabaId) => listWhatsappNumbers(app, token, wabaId, http).catch(unlessRefused)),
      );
      return lists.flat().map(({ id, wabaId, name, handle }) => ({
        channel: "whatsapp",
        login: null,
        address: id,
        parent: wabaId,
        name,
        handle,
        token,
        appId,
        appSecret,
      }));
    }
    case "messenger":
      return (await listMetaPages(app, token, http)).map((page) => ({
        channel: "messenger",
        login: null,
        address: page.id,
        parent: "",
        name: page.name,
        handle: page.name,
        token: page.token,
        appId,
        appSecret,
      }));
    case "instagram": {
      if (signIn.login === "instagram") {
        const { id, username, name } = await readInstagramAccount(app, token, http);
        const handle = username === "" ? "" : `@${username}`;
        const base = { channel: "instagram" as const, login: "instagram" as const, parent: "" };
        return [{ ...base, address: id, name, handle, token, appId, appSecret }];
      }
      return (await listMetaPages(app, token, http)).flatMap(({ id, name, token: pageToken, instagram }) =>
        instagram === undefined
          ? []
          : [
              {
                channel: "instagram" as const,
                login: "facebook" as const,
                address: instagram.id,
                parent: id,
                name,
                handle: instagram.username === "" ? "" : `@${instagram.username}`,
                token: pageToken,
                appId,
                appSecret,
              },
            ],
      );
    }
    case "telegram":
      return [];
  }
}

function unlessRefused(error: unknown): [] {
  if (error instanceof SendFailed && error.problem.kind === "refused") return [];
  throw error;
}

export const redirectUriOf = ({ publicUrl }: Pick<ConnectionSettings, "publicUrl">): string =>
  `${publicUrl}${SIGN_IN_PATH}`;

function appFor(settings: ConnectionSettings, signIn: SignIn) {
  const app = serverApp(settings, signIn);
  if (!app) throw new AppError("channel_not_configured");
  const { appId, appSecret } = app;
  return { baseUrl: baseUrlOf(settings, signIn), version: settings.META_GRAPH_VERSION, appId, appSecret };
}

function scopesOf(channel: Messenger): readonly string[] {
  return channel === "telegram" ? [] : metaScopes[channel];
}

function momentAfter(now: Date, seconds: number | undefined): number | null {
  return seconds === undefined ? null : now.getTime() + seconds * SECOND_MS;
}
