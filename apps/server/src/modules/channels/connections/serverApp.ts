// Whose app an account is connected through: one typed in with its secret, or this server's own.

import { AppError } from "@parley/contracts/errors";
import type { ConnectionRow } from "../store/connections.ts";
import type { ConnectionSettings } from "./context.ts";
import type { ConnectionSecrets } from "./credentials.ts";

export interface App {
  appId: string;
  appSecret: string;
  source: ConnectionSecrets["source"];
}

type Place = Pick<ConnectionRow, "channel" | "login">;

/** @throws AppError `validation_failed` when no app is named and this server has none. */
export function appOf(
  settings: ConnectionSettings,
  place: Place,
  given: { appSecret?: string | undefined; appId?: string | undefined },
): App {
  if (place.channel === "telegram") return { appId: "", appSecret: "", source: "own" };
  if (given.appSecret) return { appId: given.appId ?? "", appSecret: given.appSecret, source: "own" };
  const own = serverApp(settings, place);
  if (own) return own;
  throw new AppError("validation_failed", {}, [
    { path: "appSecret", message: "is needed: without it nobody could tell real webhooks from forged ones" },
  ]);
}

export function serverApp(settings: ConnectionSettings, { channel, login }: Place): App | undefined {
  const usesInstagramApp = channel === "instagram" && login === "instagram";
  const appId = usesInstagramApp ? settings.INSTAGRAM_APP_ID : settings.META_APP_ID;
  const appSecret = usesInstagramApp ? settings.INSTAGRAM_APP_SECRET : settings.META_APP_SECRET;
  return appId && appSecret && channel !== "telegram" ? { appId, appSecret, source: "app" } : undefined;
}
