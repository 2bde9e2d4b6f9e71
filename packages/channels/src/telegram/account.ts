// The bot itself: who it is, where its updates go, and whether all of that works.

import { SendFailed, type AccountFacts, type ConnectionCheck, type Credentials } from "../adapter.ts";
import type { ChannelHttp } from "../http.ts";
import { fields, id, list, number, text } from "../readFields.ts";
import { botResult } from "./botCall.ts";

/** Everything `parse` understands. Reactions come only when they are asked for. */
export const allowedUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "message_reaction",
  "my_chat_member",
] as const;

/** Requests Telegram may have open at our webhook; one chat's always come one after the other. */
const MOST_CONNECTIONS = 40;
/** Updates that wait at Telegram: more means that our webhook does not keep up. */
const PENDING_TOLERATED = 100;

export async function describeAccount(credentials: Credentials, http: ChannelHttp): Promise<AccountFacts> {
  const bot = fields(await botResult("getMe", {}, credentials, http));
  const username = text(bot["username"]) ?? "";
  return {
    name: text(bot["first_name"]) ?? username,
    handle: username === "" ? "" : `@${username}`,
    facts: {
      id: id(bot["id"]) ?? "",
      username,
      joinsGroups: String(bot["can_join_groups"] === true),
      readsGroups: String(bot["can_read_all_group_messages"] === true),
    },
  };
}

export async function subscribe(
  credentials: Credentials,
  http: ChannelHttp,
  webhook: { url: string; verifyToken: string },
): Promise<void> {
  await botResult(
    "setWebhook",
    {
      url: webhook.url,
      secret_token: webhook.verifyToken,
      allowed_updates: allowedUpdates,
      max_connections: MOST_CONNECTIONS,
    },
    credentials,
    http,
  );
}

/** What waits at Telegram stays there, for whoever asks next. */
export async function unsubscribe(credentials: Credentials, http: ChannelHttp): Promise<void> {
  await botResult("deleteWebhook", {}, credentials, http);
}

/** An empty address stands for a bot whose updates are fetched by long polling. */
export async function check(
  credentials: Credentials,
  http: ChannelHttp,
  webhook: { url: string },
): Promise<ConnectionCheck[]> {
  try {
    const { handle } = await describeAccount(credentials, http);
    const token: ConnectionCheck = { name: "token", state: "passed", detail: handle };
    const info = fields(await botResult("getWebhookInfo", {}, credentials, http));
    return [token, checkAddress(info, webhook.url), checkUpdates(info), checkDeliveries(info)];
  } catch (error) {
    if (!(error instanceof SendFailed)) throw error;
    const { problem } = error;
    return [
      { name: "token", state: "failed", detail: problem.detail, problem },
      ...["webhook", "updates", "deliveries"].map((name): ConnectionCheck => ({
        name,
        state: "unknown",
        detail: "",
      })),
    ];
  }
}

function checkAddress(info: Record<string, unknown>, wanted: string): ConnectionCheck {
  const url = text(info["url"]) ?? "";
  return { name: "webhook", state: url === wanted ? "passed" : "failed", detail: url };
}

/** Nothing named means the usual kinds, in which reactions are missing. */
function checkUpdates(info: Record<string, unknown>): ConnectionCheck {
  const allowed = list(info["allowed_updates"]);
  const missing =
    allowed.length === 0 ? ["message_reaction"] : allowedUpdates.filter((kind) => !allowed.includes(kind));
  return {
    name: "updates",
    state: missing.length === 0 ? "passed" : "failed",
    detail: missing.join(", "),
  };
}

function checkDeliveries(info: Record<string, unknown>): ConnectionCheck {
  const pending = number(info["pending_update_count"]) ?? 0;
  const error = text(info["last_error_message"]);
  // The last error stays for ever: only together with updates that wait does it speak of now.
  const isStuck = pending > PENDING_TOLERATED || (error !== undefined && pending > 0);
  return {
    name: "deliveries",
    state: isStuck ? "failed" : "passed",
    detail: isStuck ? [`${pending}`, error].filter(Boolean).join(": ") : "",
  };
}
