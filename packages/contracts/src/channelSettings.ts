// Settings of a bot on one messenger. They take the place of the bot's own where both exist.

import { z } from "zod";
import { limits } from "./limits.ts";
import type { Messenger } from "./channels.ts";

const words = z.array(z.string().trim().min(1).max(limits.keywordLength)).max(20);
const text = z.string().max(500);

/** Keeps every field of a change optional: what is absent stays as it was. */
export const channelSettings = z.object({
  /** Minutes of silence after which the next message begins the conversation anew; 0 never. */
  sessionTimeoutMinutes: z.number().int().min(0).max(43_200),
  /** Said when an open question has stood for the session's time; null says nothing. */
  inactivityMessage: text.nullable(),
  restartWords: words,
  liveChatWords: words,
  /** Answers what is written after the flow has ended; empty says nothing. */
  completionMessage: text,
  liveChatExpirySeconds: z.number().int().min(15).max(86_400),
  unavailableMessage: text,
  /** A person who writes one of these gets no campaigns any more, whatever the language. */
  optOutWords: words,
  optInWords: words,
  optOutMessage: text,
  optInMessage: text,
  /** Mail about leads. */
  alerts: z.object({
    subject: z.string().max(150),
    emailEnabled: z.boolean(),
    emailAddresses: z.array(z.email()).max(20),
    revisitNotifications: z.boolean(),
    when: z.enum(["beginning", "fiveMinutes", "end"]),
  }),
});
export type ChannelSettings = z.infer<typeof channelSettings>;

export const channelSettingsPatch = channelSettings
  .omit({ alerts: true })
  .partial()
  .extend({ alerts: channelSettings.shape.alerts.partial().optional() });
export type ChannelSettingsPatch = z.infer<typeof channelSettingsPatch>;

const channelNames: Record<Messenger, string> = {
  whatsapp: "WhatsApp",
  telegram: "Telegram",
  messenger: "Messenger",
  instagram: "Instagram",
};

/** What a new connection begins with. */
export function defaultChannelSettings(channel: Messenger): ChannelSettings {
  return {
    sessionTimeoutMinutes: 60,
    inactivityMessage: null,
    restartWords: channel === "telegram" ? ["/start"] : ["Restart"],
    liveChatWords: ["Live Chat"],
    completionMessage:
      channel === "telegram"
        ? "Thank you, your message has arrived. Send /start to begin again, or “Live Chat” to talk to a person."
        : "Thank you, your message has arrived. Send “Restart” to begin again, or “Live Chat” to talk to a person.",
    liveChatExpirySeconds: 120,
    unavailableMessage: "Nobody is here right now. Leave your message and we will come back to you.",
    optOutWords: [
      "Stop",
      "Unsubscribe",
      "Stopp",
      "Abmelden",
      "Arrêt",
      "Parar",
      "Baja",
      "Sair",
      "إيقاف",
      "बंद",
    ],
    optInWords: ["Start messages", "Subscribe", "Anmelden", "Abonner", "Suscribir", "Inscrever"],
    optOutMessage: "You will get no more news from us. Send “Subscribe” to change your mind.",
    optInMessage: "You will get our news from now on.",
    alerts: {
      subject: `New lead from your ${channelNames[channel]} bot`,
      emailEnabled: false,
      emailAddresses: [],
      revisitNotifications: false,
      when: "beginning",
    },
  };
}

export function completeChannelSettings(channel: Messenger, patch: ChannelSettingsPatch): ChannelSettings {
  const initial = defaultChannelSettings(channel);
  return { ...initial, ...patch, alerts: { ...initial.alerts, ...patch.alerts } };
}
