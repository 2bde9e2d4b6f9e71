// Changes the bot that answers, the settings, or pauses and resumes.

import type { ChannelSettingsPatch } from "@parley/contracts/channelSettings";
import { AppError } from "@parley/contracts/errors";
import type { Queryable } from "../../../../platform/db/index.ts";
import type { ConnectionRow } from "../../store/connections.ts";
import { changeConnection, type ConnectionChange } from "../../store/connectionWrites.ts";
import { existing } from "../existing.ts";

export interface ConnectionUpdate {
  botId?: string | null | undefined;
  settings?: ChannelSettingsPatch | undefined;
  status?: "active" | "paused" | undefined;
}

/** @throws AppError `reconnect_needed` for an account whose token is refused. */
export async function updateConnection(
  db: Queryable,
  row: ConnectionRow,
  { botId, settings, status }: ConnectionUpdate,
): Promise<ConnectionRow> {
  const change: ConnectionChange = {
    ...(botId !== undefined && { botId }),
    ...(settings && { settings: mergeSettings(row.settings, settings) }),
    ...(status && changeStatus(row, status)),
  };
  return existing(await changeConnection(db, row, change));
}

/** What is left out stays, inside the alerts too. */
function mergeSettings(before: ChannelSettingsPatch, change: ChannelSettingsPatch): ChannelSettingsPatch {
  const alerts = { ...before.alerts, ...change.alerts };
  return { ...before, ...change, ...(Object.keys(alerts).length > 0 && { alerts }) };
}

/** Whoever resumes has seen why it stopped: the reason goes, and what is still wrong comes back by itself. */
function changeStatus(row: ConnectionRow, status: "active" | "paused"): ConnectionChange {
  if (row.status === "reauthorise") throw new AppError("reconnect_needed");
  if (row.status === status) return {};
  return status === "active" ? { status, problem: null, heldUntil: null } : { status };
}
