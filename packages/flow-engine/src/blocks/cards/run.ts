// Cards: pictures with texts and buttons, side by side. With answer buttons they are a question.

import type { ChoiceOption, InputRequest, VisitorInput } from "@parley/contracts/messages";
import { renderText, sendContent } from "../../engine/stepRun.ts";
import { checkUrl } from "../../settings/webUrl.ts";
import type { BlockContext, BlockOutput, CheckContext, TemplatePlace } from "../blockKind.ts";
import { on } from "../request/channelNotes.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { findOption } from "../request/options.ts";
import { answersOf, renderCards } from "./renderCards.ts";
import { cardsSettings, type CardsSettings } from "./schema.ts";

export const cardsBlock = defineRequestBlock<CardsSettings>({
  kind: "cards",
  group: "send",
  label: "Cards",
  description: "Shows cards with pictures, texts and buttons, side by side.",
  icon: "IconCards",
  keywords: ["carousel", "products", "gallery", "slider", "catalog", "buttons"],
  schema: cardsSettings,
  errorMessage: "Please choose one of the buttons.",
  input(context, base) {
    const options = answersOf(renderCards(context));
    return options.length > 0 ? { kind: "cards", ...base, options } : null;
  },
  say,
  read(input, _context, offered) {
    const chosen = findChosen(input, offered);
    return chosen
      ? { ok: true, value: chosen.id, text: chosen.title }
      : { ok: false, reason: "unknown_option" };
  },
  outputs: (settings) => (hasAnswers(settings) ? answerOutputs(settings) : undefined),
  outputOf: (value) => String(value),
  waits: hasAnswers,
  emptyOutput: (settings) => (hasAnswers(settings) ? null : "next"),
  summary: (settings) => settings.text || settings.cards.map((card) => card.title).join(", "),
  templates: cardTemplates,
  check: checkCards,
  channels: {
    ...on(["whatsapp"], "Each card is a picture with its text and links; the answers follow as a list."),
    ...on(["telegram"], "Each card is a message of its own with its buttons."),
  },
});

function say(context: BlockContext<CardsSettings>): void {
  const { block, settings, run } = context;
  const text = renderText(run, block.id, settings.text);
  const cards = renderCards(context);
  const { delaySeconds, rephrase } = settings;
  if (cards.length > 0) sendContent(run, block.id, { kind: "cards", text, cards }, delaySeconds, rephrase);
  else if (text.trim()) sendContent(run, block.id, { kind: "text", text }, delaySeconds, rephrase);
}

/** A typed answer names a button, its number, or a card with one answer only. */
function findChosen(input: VisitorInput, offered: InputRequest | null): ChoiceOption | null {
  if (offered?.kind !== "cards") return null;
  const { options } = offered;
  if (input.kind === "choice") {
    return input.optionIds.length === 1
      ? (options.find(({ id }) => id === input.optionIds[0]) ?? null)
      : null;
  }
  if (input.kind !== "text") return null;
  const typed = input.text.trim().toLowerCase();
  const ofCard = options.filter((option) => option.text?.toLowerCase() === typed);
  return findOption(options, typed) ?? (ofCard.length === 1 ? (ofCard[0] ?? null) : null);
}

function buttonsOf(settings: CardsSettings): CardsSettings["cards"][number]["buttons"] {
  return settings.cards.flatMap((card) => card.buttons);
}

function hasAnswers(settings: CardsSettings): boolean {
  return buttonsOf(settings).some(({ url }) => url.trim() === "");
}

function answerOutputs(settings: CardsSettings): BlockOutput[] {
  return settings.cards.flatMap((card) =>
    card.buttons
      .filter(({ url }) => url.trim() === "")
      .map(({ id, title }) => ({ id, label: [card.title, title || "Button"].filter(Boolean).join(": ") })),
  );
}

function cardTemplates(settings: CardsSettings): TemplatePlace[] {
  return settings.cards.flatMap((card, index) => [
    { path: `cards.${index}.title`, text: card.title },
    { path: `cards.${index}.text`, text: card.text },
    { path: `cards.${index}.imageUrl`, text: card.imageUrl },
    ...card.buttons.flatMap((button, place) => [
      { path: `cards.${index}.buttons.${place}.title`, text: button.title },
      { path: `cards.${index}.buttons.${place}.url`, text: button.url },
    ]),
  ]);
}

function checkCards({ settings, report }: CheckContext<CardsSettings>): void {
  if (settings.cards.length === 0) report("cards_missing", "settings.cards");
  const ids = new Set<string>();
  for (const [index, card] of settings.cards.entries()) {
    const path = `settings.cards.${index}`;
    if (card.title.trim() === "") report("card_title_missing", `${path}.title`);
    if (card.imageUrl.trim() !== "") checkUrl(card.imageUrl, `${path}.imageUrl`, report);
    for (const [place, button] of card.buttons.entries()) {
      const at = `${path}.buttons.${place}`;
      if (button.title.trim() === "") report("button_title_missing", `${at}.title`);
      if (button.url.trim() !== "") checkUrl(button.url, `${at}.url`, report);
      if (ids.has(button.id)) report("option_id_repeated", `${at}.id`, { id: button.id });
      ids.add(button.id);
    }
  }
}
