// A WhatsApp number speaks only once it is registered: done with the PIN somebody gave, and only when it is needed.

import { isNumberRegistered, registerNumber as register, type Credentials } from "@parley/channels";
import type { Messenger } from "@parley/contracts/channels";
import type { ConnectionsContext } from "./context.ts";
import { askProvider } from "./provider.ts";

/** The PIN to keep, when it was used. @throws AppError `provider_refused`, `provider_unreachable`. */
export async function registerNumber(
  { http }: Pick<ConnectionsContext, "http">,
  credentials: Credentials,
  channel: Messenger,
  pin: string | undefined,
): Promise<string | undefined> {
  if (channel !== "whatsapp" || pin === undefined) return undefined;
  return askProvider(channel, async () => {
    if (await isNumberRegistered(credentials, http)) return undefined;
    await register(pin, credentials, http);
    return pin;
  });
}
