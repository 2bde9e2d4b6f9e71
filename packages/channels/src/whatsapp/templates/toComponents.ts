// A draft as Meta's components: what creating and editing send. Browser-safe.

import type {
  TemplateButton,
  TemplateCard,
  TemplateDraft,
  TemplateHeader,
} from "@parley/contracts/messageTemplates";
import { variablesOf } from "./templateTypes.ts";

export type Component = Record<string, unknown>;

export function toComponents(draft: TemplateDraft): Component[] {
  const { header, body, footer, buttons, cards, limitedTimeOffer, authentication, variables } = draft;
  if (authentication) return authenticationComponents(authentication, buttons);
  return [
    ...(header ? [headerComponent(header, variables)] : []),
    ...(limitedTimeOffer
      ? [
          {
            type: "LIMITED_TIME_OFFER",
            limited_time_offer: {
              text: limitedTimeOffer.text,
              has_expiration: limitedTimeOffer.hasExpiration,
            },
          },
        ]
      : []),
    bodyComponent(body, variables),
    ...(footer ? [{ type: "FOOTER", text: footer }] : []),
    ...buttonsComponent(buttons),
    ...(cards
      ? [{ type: "CAROUSEL", cards: cards.map((card) => ({ components: cardComponents(card, variables) })) }]
      : []),
  ];
}

function authenticationComponents(
  { advisesSecrecy, codeExpiresMinutes }: NonNullable<TemplateDraft["authentication"]>,
  buttons: readonly TemplateButton[],
): Component[] {
  return [
    { type: "BODY", add_security_recommendation: advisesSecrecy },
    ...(codeExpiresMinutes === undefined
      ? []
      : [{ type: "FOOTER", code_expiration_minutes: codeExpiresMinutes }]),
    ...buttonsComponent(buttons),
  ];
}

function headerComponent(header: TemplateHeader, style: TemplateDraft["variables"]): Component {
  switch (header.kind) {
    case "text": {
      const [variable] = variablesOf(header.text);
      return {
        type: "HEADER",
        format: "TEXT",
        text: header.text,
        ...(variable !== undefined && { example: headerExample(variable, header.example ?? "", style) }),
      };
    }
    case "location":
      return { type: "HEADER", format: "LOCATION" };
    case "image":
    case "video":
    case "document":
      return mediaHeader(header);
  }
}

function headerExample(variable: string, example: string, style: TemplateDraft["variables"]): Component {
  return style === "named"
    ? { header_text_named_params: [{ param_name: variable, example }] }
    : { header_text: [example] };
}

function mediaHeader({ kind, handle }: { kind: string; handle?: string | undefined }): Component {
  return {
    type: "HEADER",
    format: kind.toUpperCase(),
    ...(handle !== undefined && { example: { header_handle: [handle] } }),
  };
}

function bodyComponent(
  { text, examples }: TemplateDraft["body"],
  style: TemplateDraft["variables"],
): Component {
  const names = variablesOf(text);
  if (names.length === 0) return { type: "BODY", text };
  const example =
    style === "named"
      ? { body_text_named_params: names.map((name) => ({ param_name: name, example: examples[name] ?? "" })) }
      : { body_text: [names.map((name) => examples[name] ?? "")] };
  return { type: "BODY", text, example };
}

function cardComponents(card: TemplateCard, style: TemplateDraft["variables"]): Component[] {
  return [
    mediaHeader(card.header),
    ...(card.text === "" ? [] : [bodyComponent({ text: card.text, examples: card.examples }, style)]),
    ...buttonsComponent(card.buttons),
  ];
}

function buttonsComponent(buttons: readonly TemplateButton[]): Component[] {
  return buttons.length === 0 ? [] : [{ type: "BUTTONS", buttons: buttons.map(oneButton) }];
}

function oneButton(button: TemplateButton): Component {
  switch (button.kind) {
    case "quickReply":
      return { type: "QUICK_REPLY", text: button.title };
    case "url":
      return {
        type: "URL",
        text: button.title,
        url: button.url,
        ...(button.example !== undefined && { example: [button.example] }),
      };
    case "phone":
      return { type: "PHONE_NUMBER", text: button.title, phone_number: button.phone };
    case "copyCode":
      return { type: "COPY_CODE", example: button.example };
    case "form":
      return { type: "FLOW", text: button.title, flow_id: button.formId };
    case "catalogue":
      return { type: "CATALOG", text: button.title };
    case "voiceCall":
      return { type: "VOICE_CALL", text: button.title };
    case "requestContact":
      return { type: "REQUEST_CONTACT_INFO", text: button.title };
    case "otp":
      return {
        type: "OTP",
        otp_type: { copyCode: "COPY_CODE", oneTap: "ONE_TAP", zeroTap: "ZERO_TAP" }[button.type],
        ...(button.title !== undefined && { text: button.title }),
        ...(button.autofillTitle !== undefined && { autofill_text: button.autofillTitle }),
        ...(button.apps && {
          supported_apps: button.apps.map(({ packageName, signatureHash }) => ({
            package_name: packageName,
            signature_hash: signatureHash,
          })),
        }),
      };
  }
}
