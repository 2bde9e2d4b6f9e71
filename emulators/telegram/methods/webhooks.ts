// How a bot receives its updates: set-up of the webhook, and getUpdates.
import { isIP } from "node:net";
import { badRequest, conflict, tooManyRequests } from "../apiError.ts";
import { updateKinds, type UpdateKind } from "../types.ts";
import type { UpdateBox, Webhook } from "../updates/createUpdateBox.ts";
import { Described, type MethodContext, type Methods } from "./method.ts";
import type { Arguments } from "./readArguments.ts";
import { textOf } from "./readArguments.ts";

export const webhookMethods: Methods = {
  setwebhook: setWebhook,
  deletewebhook: (context) => removeWebhook(context),
  getwebhookinfo: getWebhookInfo,
  getupdates: getUpdates,
  logout: () => true,
  close: () => true,
};

const PORTS = new Set(["", "443", "80", "88", "8443"]);
const LONGEST_SECRET = 256;
const DEFAULT_CONNECTIONS = 40;
const MOST_CONNECTIONS = 100;
/** A second set-up within this time is refused. */
const SETUP_PAUSE_MS = 1_000;
const MOST_UPDATES = 100;

function setWebhook(context: MethodContext): Described {
  const { bot, arguments: given, world } = context;
  const url = given.text("url").trim();
  if (url === "") return removeWebhook(context);
  const { box } = bot;
  demandFittingUrl(url, context.settings.allowHttpWebhooks);
  const secret = given.text("secret_token");
  if (secret.length > LONGEST_SECRET) throw badRequest("secret token is too long");
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw badRequest("secret token contains unallowed characters");
  const allowed = readAllowed(given);
  const connections = given.integer("max_connections") ?? DEFAULT_CONNECTIONS;
  const webhook: Webhook = {
    url,
    secret,
    maxConnections: Math.min(Math.max(connections, 1), MOST_CONNECTIONS),
    ...ipAddress(url, given.text("ip_address")),
    hasCustomCertificate: given.upload("certificate") !== undefined,
    setAt: world.clock.now(),
  };
  const before = box.webhook;
  const isSame =
    before?.url === url &&
    before.secret === secret &&
    before.maxConnections === webhook.maxConnections &&
    before.ipAddress === webhook.ipAddress &&
    !webhook.hasCustomCertificate &&
    (allowed === undefined || String(allowed) === String(box.allowed));
  if (isSame) {
    dropPending(box, given);
    return new Described(true, "Webhook is already set");
  }
  if (before && world.clock.now() - before.setAt < SETUP_PAUSE_MS) throw tooManyRequests(1);
  if (allowed) box.allowed = allowed;
  dropPending(box, given);
  box.webhook = webhook;
  context.polling.interrupt(box, conflict("terminated by setWebhook request"));
  context.pump.wake(box);
  return new Described(true, "Webhook was set");
}

function demandFittingUrl(address: string, allowHttp: boolean): void {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(withScheme)) throw badRequest("invalid webhook URL specified");
  const { protocol, port, hostname } = new URL(withScheme);
  if (hostname === "") throw badRequest("invalid webhook URL specified");
  if (allowHttp && (protocol === "http:" || protocol === "https:")) return;
  if (protocol !== "https:") throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  if (!PORTS.has(port))
    throw badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
}

function ipAddress(url: string, given: string): { ipAddress?: string } {
  if (isIP(given) !== 0) return { ipAddress: given };
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  if (host === "localhost") return { ipAddress: "127.0.0.1" };
  return isIP(host) === 0 ? {} : { ipAddress: host };
}

/** Undefined leaves the setting as it is; unknown names are passed over. */
function readAllowed(given: Arguments): UpdateKind[] | undefined {
  const list = given.list("allowed_updates", "allowed_updates");
  if (!list) return undefined;
  const names = new Set(list.map(textOf));
  return updateKinds.filter((kind) => names.has(kind));
}

function dropPending(box: UpdateBox, given: Arguments): void {
  if (given.flag("drop_pending_updates")) box.remove(box.pending());
}

function removeWebhook({ bot: { box }, arguments: given }: MethodContext): Described {
  dropPending(box, given);
  if (!box.webhook) return new Described(true, "Webhook is already deleted");
  box.webhook = undefined;
  return new Described(true, "Webhook was deleted");
}

function getWebhookInfo({ bot: { box } }: MethodContext): unknown {
  const { webhook } = box;
  return {
    url: webhook?.url ?? "",
    has_custom_certificate: webhook?.hasCustomCertificate ?? false,
    pending_update_count: box.pending().length,
    ...(webhook && { max_connections: webhook.maxConnections }),
    ...(webhook?.ipAddress !== undefined && { ip_address: webhook.ipAddress }),
    ...(box.allowed?.length && { allowed_updates: box.allowed }),
    ...(webhook?.lastErrorAt !== undefined && {
      last_error_date: Math.floor(webhook.lastErrorAt / 1000),
      last_error_message: webhook.lastError,
    }),
  };
}

function getUpdates({ bot: { box }, arguments: given, polling }: MethodContext): Promise<unknown> {
  const allowed = readAllowed(given);
  if (allowed && !box.webhook) box.allowed = allowed;
  return polling.poll(box, {
    offset: given.integer("offset") ?? 0,
    limit: given.integer("limit") ?? MOST_UPDATES,
    timeoutSeconds: given.integer("timeout") ?? 0,
  });
}
