// The messenger a conversation is held on; the website, where most are, has no sign.

import type { Channel } from "@parley/contracts/channels";
import {
  IconBrandInstagram,
  IconBrandMessenger,
  IconBrandTelegram,
  IconBrandWhatsapp,
} from "@tabler/icons-react";
import { t } from "../../i18n/t.ts";

const icons = {
  whatsapp: IconBrandWhatsapp,
  telegram: IconBrandTelegram,
  messenger: IconBrandMessenger,
  instagram: IconBrandInstagram,
};

export function ChannelIcon({ channel, size = 14 }: { channel: Channel; size?: number }) {
  if (channel === "website") return null;
  const Icon = icons[channel];
  return (
    <Icon
      size={size}
      stroke={1.8}
      role="img"
      aria-label={t(`inbox.channel.${channel}`)}
      style={{ flex: "none" }}
    />
  );
}
