// The shared number of this server, from its settings.

import { SendFailed, ChannelHttpError } from "@parley/channels";
import type { NewAccount } from "./commands/connectAccount.ts";
import type { ConnectionSettings, ConnectionsContext } from "./context.ts";

/** Undefined where this server has none. */
export function sandboxAccount(
  settings: ConnectionSettings,
): Omit<NewAccount, "botId" | "sandboxCode"> | undefined {
  const { SANDBOX_PHONE_NUMBER_ID, SANDBOX_WABA_ID, SANDBOX_TOKEN, SANDBOX_APP_SECRET } = settings;
  if (!SANDBOX_PHONE_NUMBER_ID || !SANDBOX_WABA_ID || !SANDBOX_TOKEN || !SANDBOX_APP_SECRET) return undefined;
  return {
    channel: "whatsapp",
    address: SANDBOX_PHONE_NUMBER_ID,
    parent: SANDBOX_WABA_ID,
    token: SANDBOX_TOKEN,
    appSecret: SANDBOX_APP_SECRET,
    appId: "",
    source: "sandbox",
    login: null,
  };
}

/** The number hardly ever changes its looks. */
const HANDLE_KEPT_MS = 10 * 60_000;

/** Answers what the shared number looks like; asked of the provider, and remembered for a while. */
export function createSandboxHandle({
  settings,
  http,
  clock,
  adapterOf,
}: ConnectionsContext): () => Promise<{ handle: string } | null> {
  let known: { handle: string; until: number } | undefined;
  return async () => {
    const account = sandboxAccount(settings);
    if (!account) return null;
    const now = clock.now().getTime();
    if (known && known.until > now) return { handle: known.handle };
    const credentials = {
      ...account,
      account: account.address,
      baseUrl: settings.META_GRAPH_URL,
      version: settings.META_GRAPH_VERSION,
      login: "facebook" as const,
    };
    try {
      const { handle } = await adapterOf("whatsapp").describeAccount(credentials, http);
      known = { handle, until: now + HANDLE_KEPT_MS };
    } catch (error) {
      if (!(error instanceof SendFailed) && !(error instanceof ChannelHttpError)) throw error;
      known = { handle: known?.handle ?? "", until: now + HANDLE_KEPT_MS / 10 };
    }
    return { handle: known.handle };
  };
}
