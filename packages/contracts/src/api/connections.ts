// Connections: accounts of messengers a bot answers on, how they are set up, and how they are doing.

import { z } from "zod";
import { messenger } from "../channels.ts";
import { channelSettings, channelSettingsPatch } from "../channelSettings.ts";
import { endpoint } from "../endpoint.ts";
import { id, timestamp } from "../ids.ts";
import { limits } from "../limits.ts";
import { inWorkspace, page, pageQuery, workspacePath } from "./common.ts";

const read = { section: "bots", level: "read" } as const;
const write = { section: "bots", level: "write" } as const;
const remove = { section: "bots", level: "delete" } as const;

const secret = z.string().trim().min(1).max(1_000);
const account = z.string().trim().min(1).max(64);

/** What the provider said no with: ours to explain (`kind`), its own code and words beside. */
export const connectionProblem = z.object({
  kind: z.string(),
  code: z.string(),
  detail: z.string(),
  at: timestamp,
});
export type ConnectionProblem = z.infer<typeof connectionProblem>;

export const connectionStatuses = ["active", "paused", "reauthorise"] as const;

export const connection = z.object({
  id,
  channel: messenger,
  bot: z.object({ id, name: z.string() }).nullable(),
  name: z.string(),
  /** `+1 555 …`, `@shop_bot`, the Page's name. */
  handle: z.string(),
  /** The provider's ids: phone number id and WABA id, bot id, Page id, Instagram account id. */
  account: z.string(),
  parent: z.string(),
  status: z.enum(connectionStatuses),
  problem: connectionProblem.nullable(),
  /** Quality, tier, username … as the provider tells. */
  facts: z.record(z.string(), z.string()),
  /** To be entered at the provider; null while it is set by us (Telegram) or not needed (long polling). */
  webhook: z.object({ url: z.string(), verifyToken: z.string() }).nullable(),
  isPolling: z.boolean(),
  /** Demo on the shared number: people send `#` and this code. */
  sandbox: z.object({ code: z.string(), handle: z.string(), link: z.string() }).nullable(),
  /** Opens a conversation with this account: wa.me, t.me, m.me, ig.me. */
  link: z.string().nullable(),
  settings: channelSettings,
  createdAt: timestamp,
});
export type Connection = z.infer<typeof connection>;

/** What is typed in by hand, per channel. `appSecret` signs webhooks; left out where this server's own app is used. */
export const connectBody = z.discriminatedUnion("channel", [
  z.object({
    channel: z.literal("whatsapp"),
    botId: id,
    phoneNumberId: account,
    wabaId: account,
    token: secret,
    appSecret: secret.optional(),
    appId: account.optional(),
    /** Registers the number with this PIN when it is not registered yet. */
    pin: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  }),
  z.object({ channel: z.literal("telegram"), botId: id, token: secret }),
  z.object({
    channel: z.literal("messenger"),
    botId: id,
    pageId: account,
    token: secret,
    appSecret: secret.optional(),
    appId: account.optional(),
  }),
  z.object({
    channel: z.literal("instagram"),
    botId: id,
    accountId: account,
    /** The Page it is linked to; only with Facebook login. */
    pageId: account.optional(),
    login: z.enum(["instagram", "facebook"]),
    token: secret,
    appSecret: secret.optional(),
    appId: account.optional(),
  }),
]);
export type ConnectBody = z.input<typeof connectBody>;

export const connectionCheck = z.object({
  name: z.string(),
  state: z.enum(["passed", "failed", "unknown"]),
  detail: z.string(),
  problem: z.object({ kind: z.string(), code: z.string(), detail: z.string() }).optional(),
});
export type ConnectionCheck = z.infer<typeof connectionCheck>;

export const connectionHealth = z.object({
  lastInboundAt: timestamp.nullable(),
  lastStatusAt: timestamp.nullable(),
  lastSentAt: timestamp.nullable(),
  tokenExpiresAt: timestamp.nullable(),
  heldUntil: timestamp.nullable(),
  /** The last webhook request that was refused, and why. */
  lastRefusal: z.object({ at: timestamp, reason: z.string() }).nullable(),
  /** Waiting to be worked off, and given up. */
  inbound: z.object({ queued: z.number().int(), dead: z.number().int() }),
  outbound: z.object({ queued: z.number().int(), failed: z.number().int() }),
});
export type ConnectionHealth = z.infer<typeof connectionHealth>;

export const deadEvent = z.object({
  id,
  kind: z.string(),
  error: z.string(),
  attempts: z.number().int(),
  receivedAt: timestamp,
  raw: z.unknown(),
});
export type DeadEvent = z.infer<typeof deadEvent>;

/** Texts and pictures people see of the account; each channel has some of them. */
export const accountProfile = z.object({
  about: z.string().max(512).optional(),
  description: z.string().max(512).optional(),
  address: z.string().max(256).optional(),
  email: z.union([z.email().max(128), z.literal("")]).optional(),
  websites: z.array(z.string().max(256)).max(2).optional(),
  vertical: z.string().max(40).optional(),
  pictureUrl: z.string().max(limits.urlLength).optional(),
  name: z.string().max(64).optional(),
  shortDescription: z.string().max(120).optional(),
  greeting: z.string().max(160).optional(),
  iceBreakers: z.array(z.string().trim().min(1).max(80)).max(4).optional(),
  commands: z
    .array(
      z.object({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().min(1).max(256) }),
    )
    .max(30)
    .optional(),
  menu: z
    .array(
      z.object({
        title: z.string().min(1).max(30),
        payload: z.string().max(1_000).optional(),
        url: z.string().max(limits.urlLength).optional(),
      }),
    )
    .max(20)
    .optional(),
});
export type AccountProfile = z.infer<typeof accountProfile>;

const connectionParams = inWorkspace.extend({ connectionId: id });
const connectionsPath = `${workspacePath}/connections`;
const onePath = `${connectionsPath}/:connectionId`;

/** A page, an Instagram account or a number that somebody who signed in at Meta may connect. */
export const connectableAccount = z.object({
  channel: messenger,
  account: z.string(),
  parent: z.string(),
  name: z.string(),
  handle: z.string(),
  isConnected: z.boolean(),
});
export type ConnectableAccount = z.infer<typeof connectableAccount>;

export const connectionEndpoints = {
  listConnections: endpoint({
    method: "GET",
    path: connectionsPath,
    summary: "Accounts of messengers the bots answer on.",
    audience: read,
    params: inWorkspace,
    query: z.object({ botId: id.optional() }),
    response: z.object({ items: z.array(connection) }),
  }),
  getChannelSetup: endpoint({
    method: "GET",
    path: `${workspacePath}/channel-setup`,
    summary: "Which ways of connecting this server offers.",
    audience: read,
    params: inWorkspace,
    response: z.object({
      /** This server has an app at Meta: people connect by signing in. Null: by hand only. */
      meta: z
        .object({ appId: z.string(), configId: z.string(), loginUrl: z.string(), version: z.string() })
        .nullable(),
      instagram: z.object({ appId: z.string(), loginUrl: z.string() }).nullable(),
      /** The shared number for demos. */
      sandbox: z.object({ handle: z.string() }).nullable(),
      /** Providers can reach this server at its address; otherwise Telegram is asked by long polling. */
      isReachable: z.boolean(),
      publicUrl: z.string(),
    }),
  }),
  createConnection: endpoint({
    method: "POST",
    path: connectionsPath,
    summary: "Connect an account by hand: proves the token, subscribes the webhook.",
    audience: write,
    params: inWorkspace,
    body: connectBody,
    response: connection,
  }),
  createSandboxConnection: endpoint({
    method: "POST",
    path: `${connectionsPath}/sandbox`,
    summary: "A demo of a bot on the shared WhatsApp number of this server.",
    audience: write,
    params: inWorkspace,
    body: z.object({ botId: id }),
    response: connection,
  }),
  /** Begins a sign-in at Meta or Instagram; the browser is sent to `url` and comes back to the dashboard with `code` and `state`. */
  beginSignIn: endpoint({
    method: "POST",
    path: `${connectionsPath}/sign-in`,
    summary: "Begin connecting by signing in at the provider.",
    audience: write,
    params: inWorkspace,
    body: z.object({ channel: messenger, botId: id, login: z.enum(["instagram", "facebook"]).optional() }),
    response: z.object({ url: z.string(), state: z.string() }),
  }),
  finishSignIn: endpoint({
    method: "POST",
    path: `${connectionsPath}/sign-in/finish`,
    summary: "Exchange the provider's code; answers with the accounts that may be chosen.",
    audience: write,
    params: inWorkspace,
    body: z.object({
      state: z.string().max(4_000),
      code: z.string().min(1).max(2_000),
      /** Told by WhatsApp's embedded sign-up. */
      phoneNumberId: account.optional(),
      wabaId: account.optional(),
    }),
    response: z.object({ session: z.string(), accounts: z.array(connectableAccount) }),
  }),
  chooseAccounts: endpoint({
    method: "POST",
    path: `${connectionsPath}/sign-in/choose`,
    summary: "Connect the chosen accounts.",
    audience: write,
    params: inWorkspace,
    body: z.object({
      session: z.string().max(20_000),
      accounts: z.array(account).min(1).max(20),
      pin: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }),
    response: z.object({
      items: z.array(connection),
      problems: z.array(z.object({ account: z.string(), problem: connectionProblem })),
    }),
  }),
  getConnection: endpoint({
    method: "GET",
    path: onePath,
    summary: "One account.",
    audience: read,
    params: connectionParams,
    response: connection,
  }),
  updateConnection: endpoint({
    method: "PATCH",
    path: onePath,
    summary: "Change the bot that answers, the settings, or pause and resume.",
    audience: write,
    params: connectionParams,
    body: z.object({
      botId: id.nullable().optional(),
      settings: channelSettingsPatch.optional(),
      status: z.enum(["active", "paused"]).optional(),
    }),
    response: connection,
  }),
  reconnectConnection: endpoint({
    method: "POST",
    path: `${onePath}/reconnect`,
    summary: "New credentials for the same account; conversations and settings stay.",
    audience: write,
    params: connectionParams,
    body: z.object({ token: secret, appSecret: secret.optional(), appId: account.optional() }),
    response: connection,
  }),
  deleteConnection: endpoint({
    method: "DELETE",
    path: onePath,
    summary: "Disconnect; its conversations stay readable.",
    audience: remove,
    params: connectionParams,
  }),
  checkConnection: endpoint({
    method: "POST",
    path: `${onePath}/check`,
    summary: "Prove each step of the set-up against the provider, now.",
    audience: write,
    params: connectionParams,
    response: z.object({ items: z.array(connectionCheck), connection }),
  }),
  subscribeConnection: endpoint({
    method: "POST",
    path: `${onePath}/subscribe`,
    summary: "Point the provider's webhook here once more.",
    audience: write,
    params: connectionParams,
    response: connection,
  }),
  sendTestMessage: endpoint({
    method: "POST",
    path: `${onePath}/test-message`,
    summary: "Send a message to a number or chat, to see that sending works.",
    audience: write,
    params: connectionParams,
    body: z.object({ to: z.string().trim().min(1).max(64), text: z.string().trim().min(1).max(1_000) }),
    response: z.object({ ok: z.boolean(), problem: connectionProblem.optional() }),
  }),
  getConnectionHealth: endpoint({
    method: "GET",
    path: `${onePath}/health`,
    summary: "When it last heard and spoke, and what waits or was given up.",
    audience: read,
    params: connectionParams,
    response: connectionHealth,
  }),
  listDeadEvents: endpoint({
    method: "GET",
    path: `${onePath}/dead-events`,
    summary: "News of the provider that could not be worked off, newest first.",
    audience: read,
    params: connectionParams,
    query: pageQuery,
    response: page(deadEvent),
  }),
  replayDeadEvent: endpoint({
    method: "POST",
    path: `${onePath}/dead-events/:eventId/replay`,
    summary: "Try one of them again.",
    audience: write,
    params: connectionParams.extend({ eventId: id }),
  }),
  getAccountProfile: endpoint({
    method: "GET",
    path: `${onePath}/profile`,
    summary: "What people see of the account, as the provider has it.",
    audience: read,
    params: connectionParams,
    response: accountProfile,
  }),
  putAccountProfile: endpoint({
    method: "PUT",
    path: `${onePath}/profile`,
    summary: "Change what people see of the account.",
    audience: write,
    params: connectionParams,
    body: accountProfile,
    response: accountProfile,
  }),
};
