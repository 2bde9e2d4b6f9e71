// Settings of a website bot, section by section as the dashboard shows them. Every field has a default, so that an
// old row read by a newer version is complete.

import { z } from "zod";
import { limits } from "./limits.ts";

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, "must be a colour such as #2563eb");
const text = (maximum: number, fallback: string) => z.string().max(maximum).default(fallback);
const seconds = (fallback: number) => z.number().int().min(0).max(86_400).default(fallback);
const httpUrl = z
  .string()
  .max(limits.urlLength)
  .regex(/^(https?:\/\/|\/)/, "must be an http(s) address");

export const designSettings = z.object({
  callToAction: text(limits.callToActionLength, "May I help you?"),
  hideCallToAction: z.boolean().default(false),
  /** Seconds after which the call to action hides by itself; null keeps it. */
  callToActionHidesAfter: z.number().int().min(1).max(3_600).nullable().default(null),
  windowStyle: z.enum(["modern", "classic"]).default("modern"),
  /** Built-in icon name or the address of an uploaded picture. */
  icon: z.string().max(limits.urlLength).default("bubble"),
  themeColour: colour.default("#2563eb"),
  backgroundColour: colour.default("#ffffff"),
  textColour: colour.default("#1f2937"),
  bubbleBackground: colour.default("#ffffff"),
  bubbleText: colour.default("#1f2937"),
  font: z.enum(["system", "inter", "serif", "rounded", "mono"]).default("system"),
  colourScheme: z.enum(["light", "dark", "auto"]).default("light"),
  positionDesktop: z.enum(["right", "left", "center"]).default("right"),
  positionMobile: z.enum(["right", "left", "center"]).default("right"),
  windowSize: z.enum(["small", "medium", "large"]).default("medium"),
  landing: z
    .object({
      header: text(100, ""),
      description: text(500, ""),
      showLogo: z.boolean().default(true),
      showHeader: z.boolean().default(true),
      logoUrl: httpUrl.nullable().default(null),
      backgroundColour: colour.default("#f3f4f6"),
      socialLinks: z
        .array(z.object({ title: z.string().max(50), url: httpUrl }))
        .max(10)
        .default([]),
    })
    .prefault({}),
});

const minuteOfDay = z.number().int().min(0).max(1_440);
/** Open minutes by weekday (1 Monday … 7 Sunday) in the bot's time zone, and days closed altogether. */
export const businessHours = z.object({
  days: z.record(
    z.string().regex(/^[1-7]$/),
    z.array(z.object({ from: minuteOfDay, to: minuteOfDay })).max(10),
  ),
  holidays: z.array(z.iso.date()).max(366),
});

export const generalSettings = z.object({
  waitingTitle: text(100, "Connecting you to a person…"),
  waitingMessage: text(500, "Somebody will usually answer within 2 to 3 minutes."),
  unavailableTitle: text(100, "Nobody is here right now"),
  unavailableMessage: text(500, "Leave your message and we will come back to you."),
  language: z.string().min(2).max(10).default("en"),
  timeZone: z.string().max(60).default("UTC"),
  isEnabled: z.boolean().default(true),
  /** Keep the history for the browser session only, or until the visitor clears the browser. */
  history: z.enum(["session", "forever"]).default("forever"),
  sounds: z.boolean().default(true),
  showBrand: z.boolean().default(true),
  /** Mail about leads who leave before the flow's end, too. */
  sendIncomplete: z.boolean().default(false),
  captureDevice: z.boolean().default(true),
  captureSource: z.boolean().default(true),
  /** Answers what is typed after the flow has ended; empty says nothing. */
  completionMessage: text(
    500,
    "Thank you, your message has arrived. You can start over from the menu at any time.",
  ),
  /** Words that begin the conversation anew, compared without case and outer blanks. */
  restartWords: z.array(z.string().trim().min(1).max(limits.keywordLength)).max(20).default([]),
  /** Words that ask for a person, compared in the same way. */
  liveChatWords: z.array(z.string().trim().min(1).max(limits.keywordLength)).max(20).default([]),
  /** A visitor silent for this many minutes is greeted anew by their next message; 0 never does. */
  sessionTimeoutMinutes: z.number().int().min(0).max(43_200).default(0),
  /** When somebody is there; null says nothing about it, which counts as always. */
  businessHours: businessHours.nullable().default(null),
});

export const alertSettings = z.object({
  subject: text(150, "New lead from your website bot"),
  emailEnabled: z.boolean().default(true),
  emailAddresses: z.array(z.email()).max(20).default([]),
  revisitNotifications: z.boolean().default(false),
});

export const triggerSettings = z.object({
  desktopDelaySeconds: seconds(5),
  mobileDelaySeconds: seconds(5),
  autoOpen: z.enum(["always", "reopen", "never"]).default("never"),
  reopenAfterSeconds: seconds(60),
  disableOnDesktop: z.boolean().default(false),
  disableOnMobile: z.boolean().default(false),
});

export const accessSettings = z.object({
  devices: z.enum(["all", "desktop", "mobile"]).default("all"),
  blockedIps: z
    .array(z.union([z.ipv4(), z.ipv6()]))
    .max(500)
    .default([]),
  /** Page addresses on which the bot hides; `*` matches any run of characters. */
  hiddenPages: z.array(z.string().max(limits.urlLength)).max(200).default([]),
  /** ISO 3166 codes; empty means everywhere. */
  countries: z.array(z.string().length(2)).max(250).default([]),
  /** Host names that may embed the bot; empty means any. `*.example.com` matches subdomains. */
  allowedDomains: z.array(z.string().max(255)).max(100).default([]),
});

export const chatWindowSettings = z.object({
  allowRestart: z.boolean().default(true),
  allowLiveChat: z.boolean().default(true),
  allowBackToBot: z.boolean().default(true),
  restartLabel: text(40, "Start over"),
  liveChatLabel: text(40, "Talk to a person"),
  backToBotLabel: text(40, "Back to the bot"),
  inputPlaceholder: text(80, "Type your answer"),
  /** Name shown for every human answer; empty shows the member's own name. */
  agentDisplayName: text(60, ""),
  /** Seconds until a live-chat request that nobody accepts expires. */
  liveChatExpirySeconds: z.number().int().min(15).max(86_400).default(120),
  requestColour: colour.default("#2563eb"),
  waitingColour: colour.default("#6b7280"),
  unavailableColour: colour.default("#d97706"),
});

export const botSettings = z.object({
  design: designSettings.prefault({}),
  general: generalSettings.prefault({}),
  alerts: alertSettings.prefault({}),
  triggers: triggerSettings.prefault({}),
  access: accessSettings.prefault({}),
  chatWindow: chatWindowSettings.prefault({}),
});
export type BotSettings = z.infer<typeof botSettings>;

/**
 * The fields of a section without their defaults, each optional: what is absent stays absent, so that a change of one
 * field cannot put the others back to their defaults. `design.landing` is replaced as a whole.
 */
function patchOf<Section extends z.ZodObject>(section: Section) {
  const fields = Object.entries(section.shape).map(([name, field]) => {
    const given = field instanceof z.ZodDefault || field instanceof z.ZodPrefault ? field.unwrap() : field;
    return [name, z.optional(given as z.ZodType)] as const;
  });
  return z.object(Object.fromEntries(fields)) as unknown as z.ZodType<
    Partial<z.output<Section>>,
    Partial<z.input<Section>>
  >;
}

export const botSettingsPatch = z.object({
  design: patchOf(designSettings).optional(),
  general: patchOf(generalSettings).optional(),
  alerts: patchOf(alertSettings).optional(),
  triggers: patchOf(triggerSettings).optional(),
  access: patchOf(accessSettings).optional(),
  chatWindow: patchOf(chatWindowSettings).optional(),
});
export type BotSettingsPatch = z.infer<typeof botSettingsPatch>;
