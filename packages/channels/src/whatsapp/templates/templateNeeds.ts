// What has to be given to send a template: its variables, its file, the ends of its addresses. Browser-safe.

import type { TemplateButton, TemplateDraft } from "@parley/contracts/messageTemplates";
import type { MessageTemplate } from "@parley/contracts/api/messageTemplates";
import { variablesOf } from "./templateTypes.ts";

export type TemplateNeeds = MessageTemplate["needs"];
type ButtonNeeds = TemplateNeeds["buttons"];

/** The one variable of an authentication template: its words are WhatsApp's own. */
export const codeVariable = "1";

export function templateNeeds({
  header,
  body,
  authentication,
  buttons,
  cards,
}: TemplateDraft): TemplateNeeds {
  return {
    header: header?.kind === "text" ? variablesOf(header.text) : [],
    headerMedia: header === undefined || header.kind === "text" ? null : header.kind,
    body: authentication ? [codeVariable] : variablesOf(body.text),
    buttons: buttonNeeds(buttons),
    cards: (cards ?? []).map((card) => ({
      media: card.header.kind,
      body: variablesOf(card.text),
      buttons: buttonNeeds(card.buttons),
    })),
  };
}

function buttonNeeds(buttons: readonly TemplateButton[]): ButtonNeeds {
  return buttons.flatMap((button, index): ButtonNeeds => {
    const { kind } = button;
    if (kind === "copyCode") return [{ index, kind, title: buttonTitle(button) }];
    return kind === "url" && variablesOf(button.url).length > 0 ? [{ index, kind, title: button.title }] : [];
  });
}

/** Where WhatsApp labels a button itself, its English label stands for it. */
export function buttonTitle(button: TemplateButton): string {
  switch (button.kind) {
    case "copyCode":
      return "Copy offer code";
    case "otp":
      return button.title ?? "Copy code";
    default:
      return button.title;
  }
}
