// The settings as data: which fields each section shows, in which groups, with which control. Labels follow the path:
// `bots.settings.<section>.<path>` and, where one helps, the same with `.hint`.
import type { BotSettings } from "@parley/contracts/botSettings";

export type SectionName = keyof BotSettings;

export type FieldControl =
  | { control: "text" | "textarea" | "switch" | "colour" | "image" | "icon" | "links" }
  | { control: "seconds"; minimum: number; maximum: number; isOptional?: boolean }
  | { control: "choice"; values: readonly string[] }
  | { control: "list"; kind: "emails" | "addresses" | "pages" | "domains" | "words" }
  | { control: "minutes"; maximum: number }
  | { control: "language" | "timeZone" | "countries" | "businessHours" };

export type Field = { path: string; maxLength?: number } & FieldControl;

export interface FieldGroup {
  name: string;
  fields: readonly Field[];
}

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;
const MONTH_MINUTES = 43_200;
const SHORTEST_REQUEST_SECONDS = 15;
const places = ["right", "left", "center"] as const;

export const sections: Readonly<Record<SectionName, readonly FieldGroup[]>> = {
  design: [
    {
      name: "button",
      fields: [
        { path: "callToAction", control: "text", maxLength: 80 },
        { path: "hideCallToAction", control: "switch" },
        {
          path: "callToActionHidesAfter",
          control: "seconds",
          minimum: 1,
          maximum: HOUR_SECONDS,
          isOptional: true,
        },
        { path: "icon", control: "icon" },
        { path: "positionDesktop", control: "choice", values: places },
        { path: "positionMobile", control: "choice", values: places },
      ],
    },
    {
      name: "window",
      fields: [
        { path: "windowStyle", control: "choice", values: ["modern", "classic"] },
        { path: "windowSize", control: "choice", values: ["small", "medium", "large"] },
        { path: "colourScheme", control: "choice", values: ["light", "dark", "auto"] },
        { path: "font", control: "choice", values: ["system", "inter", "serif", "rounded", "mono"] },
        { path: "themeColour", control: "colour" },
        { path: "backgroundColour", control: "colour" },
        { path: "textColour", control: "colour" },
        { path: "bubbleBackground", control: "colour" },
        { path: "bubbleText", control: "colour" },
      ],
    },
    {
      name: "landing",
      fields: [
        { path: "landing.showHeader", control: "switch" },
        { path: "landing.header", control: "text", maxLength: 100 },
        { path: "landing.description", control: "textarea", maxLength: 500 },
        { path: "landing.showLogo", control: "switch" },
        { path: "landing.logoUrl", control: "image" },
        { path: "landing.backgroundColour", control: "colour" },
        { path: "landing.socialLinks", control: "links" },
      ],
    },
  ],
  general: [
    {
      name: "state",
      fields: [
        { path: "isEnabled", control: "switch" },
        { path: "language", control: "language" },
        { path: "timeZone", control: "timeZone" },
        { path: "history", control: "choice", values: ["forever", "session"] },
        { path: "sounds", control: "switch" },
        { path: "showBrand", control: "switch" },
      ],
    },
    {
      name: "waiting",
      fields: [
        { path: "waitingTitle", control: "text", maxLength: 100 },
        { path: "waitingMessage", control: "textarea", maxLength: 500 },
        { path: "unavailableTitle", control: "text", maxLength: 100 },
        { path: "unavailableMessage", control: "textarea", maxLength: 500 },
        { path: "completionMessage", control: "textarea", maxLength: 500 },
      ],
    },
    {
      name: "conversation",
      fields: [
        { path: "restartWords", control: "list", kind: "words" },
        { path: "liveChatWords", control: "list", kind: "words" },
        { path: "sessionTimeoutMinutes", control: "minutes", maximum: MONTH_MINUTES },
      ],
    },
    { name: "hours", fields: [{ path: "businessHours", control: "businessHours" }] },
    {
      name: "visitor",
      fields: [
        { path: "sendIncomplete", control: "switch" },
        { path: "captureDevice", control: "switch" },
        { path: "captureSource", control: "switch" },
      ],
    },
  ],
  alerts: [
    {
      name: "mail",
      fields: [
        { path: "emailEnabled", control: "switch" },
        { path: "emailAddresses", control: "list", kind: "emails" },
        { path: "subject", control: "text", maxLength: 150 },
      ],
    },
    { name: "revisit", fields: [{ path: "revisitNotifications", control: "switch" }] },
  ],
  triggers: [
    {
      name: "appear",
      fields: [
        { path: "desktopDelaySeconds", control: "seconds", minimum: 0, maximum: DAY_SECONDS },
        { path: "mobileDelaySeconds", control: "seconds", minimum: 0, maximum: DAY_SECONDS },
        { path: "disableOnDesktop", control: "switch" },
        { path: "disableOnMobile", control: "switch" },
      ],
    },
    {
      name: "open",
      fields: [
        { path: "autoOpen", control: "choice", values: ["never", "always", "reopen"] },
        { path: "reopenAfterSeconds", control: "seconds", minimum: 0, maximum: DAY_SECONDS },
      ],
    },
  ],
  access: [
    {
      name: "visitors",
      fields: [
        { path: "devices", control: "choice", values: ["all", "desktop", "mobile"] },
        { path: "countries", control: "countries" },
        { path: "blockedIps", control: "list", kind: "addresses" },
      ],
    },
    {
      name: "sites",
      fields: [
        { path: "allowedDomains", control: "list", kind: "domains" },
        { path: "hiddenPages", control: "list", kind: "pages" },
      ],
    },
  ],
  chatWindow: [
    {
      name: "menu",
      fields: [
        { path: "allowRestart", control: "switch" },
        { path: "restartLabel", control: "text", maxLength: 40 },
        { path: "allowLiveChat", control: "switch" },
        { path: "liveChatLabel", control: "text", maxLength: 40 },
        { path: "allowBackToBot", control: "switch" },
        { path: "backToBotLabel", control: "text", maxLength: 40 },
      ],
    },
    {
      name: "texts",
      fields: [
        { path: "inputPlaceholder", control: "text", maxLength: 80 },
        { path: "agentDisplayName", control: "text", maxLength: 60 },
      ],
    },
    {
      name: "request",
      fields: [
        {
          path: "liveChatExpirySeconds",
          control: "seconds",
          minimum: SHORTEST_REQUEST_SECONDS,
          maximum: DAY_SECONDS,
        },
        { path: "requestColour", control: "colour" },
        { path: "waitingColour", control: "colour" },
        { path: "unavailableColour", control: "colour" },
      ],
    },
  ],
};

export const sectionNames = Object.keys(sections) as SectionName[];

export function isSectionName(name: string): name is SectionName {
  return Object.hasOwn(sections, name);
}
