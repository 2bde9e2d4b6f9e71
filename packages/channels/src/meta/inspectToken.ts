// What Meta says of a token: whether it is good, what it allows, and until when.

import type { Credentials } from "../adapter.ts";
import type { ChannelHttp } from "../http.ts";
import { fields, id, list, number, text } from "../readFields.ts";
import { graphJson } from "./graphCall.ts";

const SECOND_MS = 1_000;

export interface TokenFacts {
  isValid: boolean;
  appId: string | undefined;
  /** `SYSTEM_USER`, `USER`, `PAGE` … */
  type: string | undefined;
  scopes: string[];
  /** Accounts a scope is limited to; absent scopes are not limited. */
  targets: Record<string, string[]>;
  /** Milliseconds; undefined for one that does not end. */
  expiresAt: number | undefined;
  /** Why it is not good. */
  detail: string;
}

/** Asks with the app's own token, so `appId` and `appSecret` must be known. @throws SendFailed, ChannelHttpError */
export async function inspectToken(credentials: Credentials, http: ChannelHttp): Promise<TokenFacts> {
  const answer = await graphJson(
    {
      path: "debug_token",
      query: { input_token: credentials.token },
      token: `${credentials.appId}|${credentials.appSecret}`,
    },
    credentials,
    http,
  );
  const data = fields(fields(answer)["data"]);
  const expires = number(data["expires_at"]) ?? 0;
  const granular = list(data["granular_scopes"]).map(fields);
  return {
    isValid: data["is_valid"] === true,
    appId: id(data["app_id"]),
    type: text(data["type"]),
    scopes: [
      ...new Set([
        ...list(data["scopes"]).flatMap((scope) => text(scope) ?? []),
        ...granular.flatMap(({ scope }) => text(scope) ?? []),
      ]),
    ],
    targets: Object.fromEntries(
      granular.flatMap(({ scope, target_ids: targets }) => {
        const name = text(scope);
        const ids = list(targets).flatMap((target) => id(target) ?? []);
        return name !== undefined && ids.length > 0 ? [[name, ids] as const] : [];
      }),
    ),
    expiresAt: expires > 0 ? expires * SECOND_MS : undefined,
    detail: text(fields(data["error"])["message"]) ?? "",
  };
}
