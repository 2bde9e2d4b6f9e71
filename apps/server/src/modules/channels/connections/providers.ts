// What providers say of tokens, in the units of the rows.

import { inspectToken, type ChannelHttp, type Credentials } from "@parley/channels";
import { refreshInstagramToken as refresh } from "@parley/channels/signIn";

/** Sixty days: what Instagram gives when it does not say. */
const USUAL_LIFE_SECONDS = 60 * 24 * 60 * 60;

/** @throws SendFailed, ChannelHttpError */
export async function debugToken(
  credentials: Credentials,
  http: ChannelHttp,
): Promise<{ isValid: boolean; expiresAt: Date | null; detail: string }> {
  const { isValid, expiresAt, detail } = await inspectToken(credentials, http);
  return { isValid, expiresAt: expiresAt === undefined ? null : new Date(expiresAt), detail };
}

/** @throws SendFailed, ChannelHttpError */
export async function refreshInstagramToken(
  credentials: Credentials,
  http: ChannelHttp,
): Promise<{ token: string; expiresInSeconds: number }> {
  const { token, expiresInSeconds = USUAL_LIFE_SECONDS } = await refresh(credentials, http);
  return { token, expiresInSeconds };
}
