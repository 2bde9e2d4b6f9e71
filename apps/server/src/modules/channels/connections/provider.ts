// Asking a provider on somebody's behalf: what it refuses is told in its own words.

import { ChannelHttpError, SendFailed } from "@parley/channels";
import type { ConnectionProblem } from "@parley/contracts/api/connections";
import type { Messenger } from "@parley/contracts/channels";
import { AppError } from "@parley/contracts/errors";

const providerNames: Record<Messenger, string> = {
  whatsapp: "WhatsApp",
  telegram: "Telegram",
  messenger: "Messenger",
  instagram: "Instagram",
};
/** More of a provider's words is not shown. */
const DETAIL_LENGTH = 500;

/** @throws AppError `provider_refused` and `provider_unreachable` in place of what adapters throw. */
export async function askProvider<Value>(channel: Messenger, ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    throw toProviderError(channel, error);
  }
}

/** As it was for everything that is not the provider's doing. */
export function toProviderError(channel: Messenger, error: unknown): unknown {
  const provider = providerNames[channel];
  if (error instanceof SendFailed) {
    const { kind, code, detail } = error.problem;
    return new AppError("provider_refused", { provider, kind, code, detail: words(detail, code) });
  }
  if (error instanceof ChannelHttpError) return new AppError("provider_unreachable", { provider });
  return error;
}

/** What went wrong at the provider, to be kept with the connection. @throws whatever is not the provider's doing. */
export function problemOf(error: unknown, at: Date, kind?: string): ConnectionProblem {
  if (error instanceof SendFailed) {
    const { problem } = error;
    return {
      kind: kind ?? problem.kind,
      code: problem.code,
      detail: words(problem.detail, problem.code),
      at: at.toISOString(),
    };
  }
  if (error instanceof ChannelHttpError)
    return { kind: kind ?? "retry", code: "unreachable", detail: error.message, at: at.toISOString() };
  throw error;
}

function words(detail: string, code: string): string {
  return (detail || code).slice(0, DETAIL_LENGTH);
}
