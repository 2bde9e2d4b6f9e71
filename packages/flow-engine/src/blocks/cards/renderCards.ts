// The cards as visitors see them, and the answers their buttons offer.

import { limits } from "@parley/contracts/limits";
import type { Card, CardButton, ChoiceOption } from "@parley/contracts/messages";
import { renderText } from "../../engine/stepRun.ts";
import { isWebUrl } from "../../settings/webUrl.ts";
import type { BlockContext } from "../blockKind.ts";
import type { CardsSettings } from "./schema.ts";

/** Cards without title and picture are left out, and buttons without title or with an address nobody can open. */
export function renderCards({ block, settings, run }: BlockContext<CardsSettings>): Card[] {
  const render = (template: string, maximum: number) =>
    renderText(run, block.id, template).trim().slice(0, maximum);

  function button({ id, title, url }: CardsSettings["cards"][number]["buttons"][number]): CardButton[] {
    const words = render(title, limits.choiceTitleLength);
    if (words === "") return [];
    if (url.trim() === "") return [{ id, title: words }];
    const address = render(url, limits.urlLength);
    if (isWebUrl(address)) return [{ id, title: words, url: address }];
    run.trace.push({ kind: "warning", blockId: block.id, code: "url_invalid", detail: address });
    return [];
  }

  return settings.cards.flatMap((card) => {
    const title = render(card.title, limits.choiceTitleLength);
    const imageUrl = render(card.imageUrl, limits.urlLength);
    const text = render(card.text, limits.noteTitleLength);
    const hasImage = isWebUrl(imageUrl);
    if (title === "" && !hasImage) return [];
    return [
      {
        id: card.id,
        title,
        ...(text ? { text } : {}),
        ...(hasImage ? { imageUrl } : {}),
        buttons: card.buttons.flatMap(button),
      },
    ];
  });
}

/** Buttons called alike are told apart by the title of their card. */
export function answersOf(cards: readonly Card[]): ChoiceOption[] {
  const buttons = cards.flatMap((card) =>
    card.buttons.filter((button) => button.url === undefined).map((button) => ({ card, button })),
  );
  const counts = new Map<string, number>();
  for (const { button } of buttons) {
    const title = button.title.toLowerCase();
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return buttons.map(({ card, button }) => {
    const isUnique = counts.get(button.title.toLowerCase()) === 1;
    const title = isUnique || card.title === "" ? button.title : `${card.title}: ${button.title}`;
    return {
      id: button.id,
      title: title.slice(0, limits.choiceTitleLength),
      ...(card.title ? { text: card.title } : {}),
    };
  });
}
