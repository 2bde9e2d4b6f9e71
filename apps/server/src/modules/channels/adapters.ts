// Which adapter speaks with which messenger.

import {
  instagramAdapter,
  messengerAdapter,
  telegramAdapter,
  whatsappAdapter,
  type ChannelAdapter,
} from "@parley/channels";
import type { Messenger } from "@parley/contracts/channels";
import { AppError } from "@parley/contracts/errors";

const adapters: Partial<Record<Messenger, ChannelAdapter>> = {
  instagram: instagramAdapter,
  messenger: messengerAdapter,
  telegram: telegramAdapter,
  whatsapp: whatsappAdapter,
};

/** @throws AppError `channel_not_configured` for a messenger this server does not speak. */
export function adapterOf(channel: Messenger): ChannelAdapter {
  const adapter = adapters[channel];
  if (!adapter) throw new AppError("channel_not_configured");
  return adapter;
}
