// A template with its values: the message as people read it, and what goes to WhatsApp. Whatever is missing is named before
// anything is stored or sent. Browser-safe.

import type { MessageContent, TemplateParameters } from "@parley/contracts/messages";
import type { TemplateButton, TemplateCard, TemplateDraft } from "@parley/contracts/messageTemplates";
import { buttonTitle, codeVariable, templateNeeds } from "./templateNeeds.ts";
import { variablesOf } from "./templateTypes.ts";

export type TemplateContent = Extract<MessageContent, { kind: "template" }>;
export type FilledTemplate = { ok: true; content: TemplateContent } | { ok: false; missing: string };

/** A value that is needed and was not given: `body.1`, `buttons.0`, `cards.2.media`. */
class Missing extends Error {}

export function fillTemplate(
  draft: TemplateDraft,
  given: TemplateParameters,
  /** What a reply button answers where the sender did not say. */
  payloadOf: (index: number) => string,
): FilledTemplate {
  try {
    return { ok: true, content: fill(draft, given, payloadOf) };
  } catch (error) {
    if (error instanceof Missing) return { ok: false, missing: error.message };
    throw error;
  }
}

function fill(
  draft: TemplateDraft,
  given: TemplateParameters,
  payloadOf: (index: number) => string,
): TemplateContent {
  const { header, footer, buttons, cards } = draft;
  const needs = templateNeeds(draft);
  const body = pick("body", needs.body, given.body);
  const code = draft.authentication ? body[codeVariable] : undefined;
  const headerValues =
    header?.kind === "location" ? place(given.header) : pick("header", needs.header, given.header);
  const headerMedia = mediaOf(draft, given);
  const values = buttonValues("buttons", buttons, given.buttons, (index) => code ?? payloadOf(index));
  const filledCards = cards?.map((card, index) => fillCard(card, index, given.cards?.[index]));
  return {
    kind: "template",
    name: draft.name,
    language: draft.language,
    text: replaceVariables(bodyText(draft), body),
    ...(header && {
      header: {
        kind: header.kind,
        text:
          header.kind === "text" ? replaceVariables(header.text, headerValues) : (headerValues["name"] ?? ""),
      },
    }),
    ...withFooter(draft, footer),
    buttons: buttons.map((button, index) => shownButton(button, values[index])),
    ...(filledCards && { cards: filledCards.map(({ shown }) => shown) }),
    parameters: {
      header: headerValues,
      ...(headerMedia !== undefined && { headerMedia }),
      body,
      buttons: values,
      ...(filledCards && { cards: filledCards.map(({ parameters }) => parameters) }),
      ...(draft.limitedTimeOffer?.hasExpiration && { offerExpiresAt: offerEnd(given) }),
    },
  };
}

function fillCard(
  card: TemplateCard,
  index: number,
  given: NonNullable<TemplateParameters["cards"]>[number] | undefined,
) {
  const path = `cards.${index}`;
  const body = pick(`${path}.body`, variablesOf(card.text), given?.body ?? {});
  const media = given?.media || card.header.sampleUrl;
  if (!media) throw new Missing(`${path}.media`);
  const buttons = buttonValues(`${path}.buttons`, card.buttons, given?.buttons ?? {}, (position) =>
    buttonTitle(card.buttons[position] ?? { kind: "quickReply", title: String(position) }),
  );
  return {
    shown: {
      text: replaceVariables(card.text, body),
      mediaUrl: media,
      mediaKind: card.header.kind,
      buttons: card.buttons.map(buttonTitle),
      buttonKinds: card.buttons.map(({ kind }) => kind),
    },
    parameters: { media, body, buttons },
  };
}

/** Exactly those that are needed, in their order: WhatsApp counts them. */
function pick(path: string, names: readonly string[], given: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    names.map((name) => {
      const value = given[name]?.trim();
      if (!value) throw new Missing(`${path}.${name}`);
      return [name, value];
    }),
  );
}

function place(given: Readonly<Record<string, string>>): Record<string, string> {
  for (const name of ["latitude", "longitude"])
    if (!Number.isFinite(Number(given[name] || Number.NaN))) throw new Missing(`header.${name}`);
  return { ...given };
}

function mediaOf({ header }: TemplateDraft, { headerMedia }: TemplateParameters): string | undefined {
  if (!header || header.kind === "text" || header.kind === "location") return undefined;
  const media = headerMedia || header.sampleUrl;
  if (!media) throw new Missing("headerMedia");
  return media;
}

function buttonValues(
  path: string,
  buttons: readonly TemplateButton[],
  given: Readonly<Record<string, string>>,
  fallback: (index: number) => string,
): Record<string, string> {
  return Object.fromEntries(
    buttons.flatMap((button, index) => {
      const value = given[index]?.trim();
      switch (button.kind) {
        case "url":
          if (variablesOf(button.url).length === 0) return [];
          if (!value) throw new Missing(`${path}.${index}`);
          return [[index, value]];
        case "copyCode":
          if (!value) throw new Missing(`${path}.${index}`);
          return [[index, value]];
        case "quickReply":
        case "form":
        case "otp":
          return [[index, value || fallback(index)]];
        case "catalogue":
          return value ? [[index, value]] : [];
        case "phone":
        case "voiceCall":
        case "requestContact":
          return [];
      }
    }),
  );
}

function offerEnd({ offerExpiresAt }: TemplateParameters): string {
  if (offerExpiresAt === undefined) throw new Missing("offerExpiresAt");
  return offerExpiresAt;
}

function shownButton(button: TemplateButton, value: string | undefined): TemplateContent["buttons"][number] {
  const title = button.kind === "copyCode" && value ? value : buttonTitle(button);
  const url = button.kind === "url" ? button.url.replace(/\{\{[^{}]*\}\}/, value ?? "") : undefined;
  return { kind: button.kind, title, ...(url !== undefined && { url }) };
}

/** WhatsApp words authentication messages itself; this is how they read in English. */
function bodyText({ authentication, body }: TemplateDraft): string {
  if (!authentication) return body.text;
  const advice = authentication.advisesSecrecy ? " For your security, do not share this code." : "";
  return `*{{${codeVariable}}}* is your verification code.${advice}`;
}

function withFooter({ authentication }: TemplateDraft, footer: string | undefined): { footer?: string } {
  const minutes = authentication?.codeExpiresMinutes;
  if (minutes !== undefined) return { footer: `This code expires in ${minutes} minutes.` };
  return footer ? { footer } : {};
}

function replaceVariables(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{\s*([^{}]*?)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}
