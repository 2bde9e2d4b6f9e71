// The checklist of a connection: everything that can be proved without a person's help.

import type { ConnectionCheck, Credentials } from "../adapter.ts";
import { SendFailed } from "../adapter.ts";
import { ChannelHttpError, type ChannelHttp } from "../http.ts";
import type { SendProblem } from "../inbound.ts";
import { graphJson } from "../meta/graphCall.ts";
import { inspectToken } from "../meta/inspectToken.ts";
import { fields, id, list, text, type Fields } from "../readFields.ts";
import { readNumber } from "./account.ts";
import { classifyError } from "./classifyError.ts";

const neededScopes = ["whatsapp_business_messaging", "whatsapp_business_management"];
/** States of a number in which it can speak. */
const liveStatuses = new Set(["CONNECTED", "FLAGGED"]);

export async function check(
  credentials: Credentials,
  http: ChannelHttp,
  webhook: { url: string },
): Promise<ConnectionCheck[]> {
  const [tokenChecks, number, apps] = await Promise.all([
    checkToken(credentials, http),
    attempt(() => readNumber(credentials, http)),
    attempt(() => readApps(credentials, http)),
  ]);
  return [...tokenChecks, ...checkNumber(number, credentials), checkWebhook(apps, credentials, webhook)];
}

/** Without the app's own secret nothing tells of the token but using it. */
async function checkToken(credentials: Credentials, http: ChannelHttp): Promise<ConnectionCheck[]> {
  if (credentials.appId === "" || credentials.appSecret === "") {
    const probe = await attempt(() => readNumber(credentials, http));
    return [
      probe.ok
        ? { name: "token", state: "passed", detail: "" }
        : failed("token", probe.problem, stateOf(probe.problem)),
      { name: "scopes", state: "unknown", detail: neededScopes.join(", ") },
    ];
  }
  const inspected = await attempt(() => inspectToken(credentials, http));
  if (!inspected.ok)
    return [
      failed("token", inspected.problem, stateOf(inspected.problem)),
      { name: "scopes", state: "unknown", detail: neededScopes.join(", ") },
    ];
  const { isValid, scopes, expiresAt, detail } = inspected.value;
  const missing = neededScopes.filter((scope) => !scopes.includes(scope));
  const expiry = expiresAt === undefined ? "" : new Date(expiresAt).toISOString();
  return [
    isValid
      ? { name: "token", state: "passed", detail: expiry }
      : failed("token", { kind: "reauthorise", code: "token_invalid", detail }),
    missing.length === 0
      ? { name: "scopes", state: "passed", detail: neededScopes.join(", ") }
      : failed("scopes", { kind: "paused", code: "scopes_missing", detail: missing.join(", ") }),
  ];
}

function checkNumber(number: Attempt<Fields>, { account }: Credentials): ConnectionCheck[] {
  if (!number.ok)
    return [
      failed("number", number.problem, stateOf(number.problem)),
      { name: "registered", state: "unknown", detail: "" },
      { name: "quality", state: "unknown", detail: "" },
    ];
  const { value } = number;
  const status = text(value["status"]);
  const quality = text(value["quality_rating"]);
  const shown = text(value["display_phone_number"]) ?? "";
  return [
    id(value["id"]) === account
      ? { name: "number", state: "passed", detail: shown }
      : failed("number", { kind: "refused", code: "number_mismatch", detail: id(value["id"]) ?? "" }),
    status === undefined
      ? { name: "registered", state: "unknown", detail: "" }
      : liveStatuses.has(status)
        ? { name: "registered", state: "passed", detail: status }
        : failed("registered", { kind: "paused", code: "133010", detail: status }),
    quality === undefined || quality === "UNKNOWN"
      ? { name: "quality", state: "unknown", detail: quality ?? "" }
      : quality === "RED"
        ? failed("quality", { kind: "paused", code: "quality_red", detail: quality })
        : { name: "quality", state: "passed", detail: quality },
  ];
}

interface SubscribedApp {
  id: string | undefined;
  override: string | undefined;
}

async function readApps(credentials: Credentials, http: ChannelHttp): Promise<SubscribedApp[]> {
  const request = { path: `${credentials.parent}/subscribed_apps` };
  const answer = fields(await graphJson(request, credentials, http, classifyError));
  return list(answer["data"]).map((entry) => ({
    id: id(fields(fields(entry)["whatsapp_business_api_data"])["id"]),
    override: text(fields(entry)["override_callback_uri"]),
  }));
}

/** An app without an address of its own for this account uses the app's, which only Meta's pages tell. */
function checkWebhook(
  apps: Attempt<SubscribedApp[]>,
  { appId }: Credentials,
  { url }: { url: string },
): ConnectionCheck {
  if (!apps.ok) return failed("webhook", apps.problem, stateOf(apps.problem));
  const ours = apps.value.filter((app) => appId === "" || app.id === undefined || app.id === appId);
  if (ours.length === 0) return failed("webhook", { kind: "refused", code: "not_subscribed", detail: "" });
  if (ours.some(({ override }) => override === url)) return { name: "webhook", state: "passed", detail: url };
  const other = ours.find(({ override }) => override !== undefined)?.override;
  return other === undefined
    ? { name: "webhook", state: "unknown", detail: "" }
    : failed("webhook", { kind: "refused", code: "webhook_elsewhere", detail: other });
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

function failed(
  name: string,
  problem: SendProblem,
  state: ConnectionCheck["state"] = "failed",
): ConnectionCheck {
  return { name, state, detail: problem.detail, problem };
}

/** What only did not work just now proves nothing. */
function stateOf({ kind }: SendProblem): ConnectionCheck["state"] {
  return kind === "retry" || kind === "slowAccount" ? "unknown" : "failed";
}
