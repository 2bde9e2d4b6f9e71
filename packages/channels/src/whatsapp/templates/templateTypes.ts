// A template in this product's words: as it is written, and as far as a send has to know it. Browser-safe.

export const templateCategories = ["MARKETING", "UTILITY", "AUTHENTICATION"] as const;
export type TemplateCategory = (typeof templateCategories)[number];

export type TemplateHeader =
  /** `example` fills the one variable it may hold. */
  | { kind: "text"; text: string; example?: string }
  /** `handle` is what uploading a sample gives. */
  | { kind: "image" | "video" | "document"; handle?: string }
  | { kind: "location" };

export type TemplateButton =
  | { kind: "quickReply"; title: string }
  /** The address may end in one variable, which `example` fills. */
  | { kind: "url"; title: string; url: string; example?: string }
  | { kind: "phone"; title: string; phone: string }
  | { kind: "copyCode"; example: string }
  | { kind: "form"; title: string; formId: string }
  | { kind: "catalogue"; title: string }
  | { kind: "voiceCall"; title: string }
  | { kind: "requestContact"; title: string }
  /** Of authentication templates only. */
  | {
      kind: "otp";
      type: "copyCode" | "oneTap" | "zeroTap";
      title?: string;
      autofillTitle?: string;
      apps?: { packageName: string; signatureHash: string }[];
    };

export interface TemplateCard {
  header: { kind: "image" | "video"; handle?: string };
  text: string;
  examples: Record<string, string>;
  buttons: TemplateButton[];
}

export interface TemplateDraft {
  name: string;
  /** As Meta writes it: `en_US`. */
  language: string;
  category: TemplateCategory;
  /** Variables as `{{1}}` or as `{{first_name}}`. */
  variables: "positional" | "named";
  header?: TemplateHeader;
  body: { text: string; examples: Record<string, string> };
  footer?: string;
  buttons: TemplateButton[];
  cards?: TemplateCard[];
  limitedTimeOffer?: { text: string; hasExpiration: boolean };
  /** Authentication templates have no words of their own. */
  authentication?: { advisesSecrecy: boolean; codeExpiresMinutes?: number };
  /** Seconds after which an undelivered message is given up; -1 for 30 days. */
  ttlSeconds?: number;
}

/** What a send has to know of a template. A message's content has this shape too. */
export interface TemplateShape {
  header?: { kind: string };
  buttons: readonly { kind: string }[];
}

/** The variables of a text in their order, each once: `1`, `2`, or names. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = ""]) => name))];
}
