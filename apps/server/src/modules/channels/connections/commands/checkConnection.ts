// Proves each step of the set-up: what the provider says, and what we know of ourselves. What it finds becomes the state
// of the connection.

import { SendFailed, capabilities } from "@parley/channels";
import type { ConnectionCheck } from "@parley/contracts/api/connections";
import { AppError } from "@parley/contracts/errors";
import { countOpenWindows, isBotPublished } from "../../store/connectionHealth.ts";
import type { ConnectionRow } from "../../store/connections.ts";
import { changeConnection, type ConnectionChange } from "../../store/connectionWrites.ts";
import type { ConnectionsContext } from "../context.ts";
import { credentialsOf } from "../credentials.ts";
import { askProvider, problemOf } from "../provider.ts";
import { isReachable, webhookUrl } from "../reachability.ts";
import { existing } from "../existing.ts";
import { WEBHOOK_PROBLEM } from "./subscribe.ts";

export async function checkConnection(
  context: ConnectionsContext,
  row: ConnectionRow,
): Promise<{ items: ConnectionCheck[]; connection: ConnectionRow }> {
  const { db, keyring, settings, http, adapterOf } = context;
  const adapter = adapterOf(row.channel);
  const credentials = credentialsOf(keyring, settings, row);
  const url = row.isPolling ? "" : webhookUrl(settings.publicUrl, row);
  const told = await askProvider(row.channel, () => adapter.check(credentials, http, { url }));
  const ours = await db.inWorkspace(row.workspaceId, async (tx): Promise<ConnectionCheck[]> => [
    checkAddress(row, settings.publicUrl),
    await checkBot(row, () => isBotPublished(tx, row.workspaceId, row.botId ?? "")),
    { name: "inbound", ...momentOrUnknown(row.lastInboundAt) },
    ...(capabilities[row.channel].windowHours === null
      ? []
      : [checkWindows(await countOpenWindows(tx, row, context.clock.now()))]),
  ]);
  const change = { ...stateAfter(row, told, context.clock.now()), ...(await describe(context, row)) };
  const connection = existing(
    await db.inWorkspace(row.workspaceId, (tx) => changeConnection(tx, row, change)),
  );
  if (row.status === "reauthorise" && connection.status === "active") await context.onResumed(connection);
  return { items: [...told, ...ours], connection };
}

/** Whether the provider can reach this server; nothing needs to where we ask ourselves. */
function checkAddress({ isPolling }: ConnectionRow, publicUrl: string): ConnectionCheck {
  const state = isPolling || isReachable(publicUrl) ? "passed" : "unknown";
  return { name: "address", state, detail: isPolling ? "" : publicUrl };
}

async function checkBot(row: ConnectionRow, isPublished: () => Promise<boolean>): Promise<ConnectionCheck> {
  if (row.botId === null || row.botName === null) return { name: "bot", state: "failed", detail: "" };
  return { name: "bot", state: (await isPublished()) ? "passed" : "failed", detail: row.botName };
}

function checkWindows(open: number): ConnectionCheck {
  return { name: "window", state: open > 0 ? "passed" : "unknown", detail: String(open) };
}

function momentOrUnknown(at: Date | null): Pick<ConnectionCheck, "state" | "detail"> {
  return at ? { state: "passed", detail: at.toISOString() } : { state: "unknown", detail: "" };
}

/** A token that is refused stops sending; one that is good again ends what was only about it. */
function stateAfter(row: ConnectionRow, told: readonly ConnectionCheck[], now: Date): ConnectionChange {
  const refusal = told.find(({ state, problem }) => state === "failed" && problem?.kind === "reauthorise");
  if (refusal?.problem) {
    const { code, detail } = refusal.problem;
    const problem = { kind: "reauthorise", code, detail, at: now.toISOString() };
    return { status: "reauthorise", problem };
  }
  const has = (name: string, state: ConnectionCheck["state"]) =>
    told.some((check) => check.name === name && check.state === state);
  if (row.status === "reauthorise" && has("token", "passed")) return { status: "active", problem: null };
  if (row.problem?.kind === WEBHOOK_PROBLEM && has("webhook", "passed")) return { problem: null };
  return {};
}

/** Name, handle and facts as they are now; left as they were when the provider does not say. */
async function describe(context: ConnectionsContext, row: ConnectionRow): Promise<ConnectionChange> {
  const { keyring, settings, http, adapterOf } = context;
  try {
    return await adapterOf(row.channel).describeAccount(credentialsOf(keyring, settings, row), http);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (!(error instanceof SendFailed)) problemOf(error, context.clock.now());
    return {};
  }
}
