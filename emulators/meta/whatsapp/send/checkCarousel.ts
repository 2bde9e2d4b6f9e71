// The interactive carousel: two to ten cards which all look alike.

import { countOf, invalid, itemAt, listAt, oneOf, recordAt, textAt, wrong } from "../check.ts";
import type { Json, Whatsapp } from "../types.ts";
import { checkMedia } from "./checkMedia.ts";
import { BUTTON_TITLE_MAX, checkLink } from "./checkLink.ts";

const BODY_MAX = 1024;
const CARD_BODY_MAX = 160;
const CARD_BODY_BREAKS = 2;
const CARDS = { min: 2, max: 10 };
const BUTTONS = { min: 1, max: 3 };
const ID_MAX = 256;
const PATH = "interactive['action']['cards']";

export function checkCarousel(state: Whatsapp, interactive: Json, action: Json): void {
  if (interactive["header"] !== undefined || interactive["footer"] !== undefined) {
    invalid("A carousel has a body and cards, and no header or footer of its own.");
  }
  const body = recordAt(interactive, "body", "interactive['body']");
  textAt(body, "text", "interactive['body']['text']", { max: BODY_MAX });
  const cards = listAt(action, "cards", PATH);
  countOf(cards, PATH, CARDS);
  const shapes = new Set(cards.map((_, index) => checkCard(state, itemAt(cards, index, PATH), index)));
  if (shapes.size > 1)
    wrong("All cards of a carousel need the same kind of header and the same kinds of buttons.");
}

/** What the card is made of, as text to compare. */
function checkCard(state: Whatsapp, card: Json, index: number): string {
  const path = `${PATH}[${index}]`;
  if (card["card_index"] !== index) wrong(`Param ${path}['card_index'] must be ${index}.`);
  const header = recordAt(card, "header", `${path}['header']`);
  const kind = oneOf(header["type"], ["image", "video"], `${path}['header']['type']`);
  checkMedia(
    state,
    kind,
    recordAt(header, kind, `${path}['header']['${kind}']`),
    `${path}['header']['${kind}']`,
  );
  if (card["body"] !== undefined) {
    const text = textAt(recordAt(card, "body", `${path}['body']`), "text", `${path}['body']['text']`, {
      max: CARD_BODY_MAX,
    });
    if (text.split("\n").length - 1 > CARD_BODY_BREAKS)
      wrong(`Param ${path}['body']['text'] has more than ${CARD_BODY_BREAKS} line breaks.`);
  }
  const action = recordAt(card, "action", `${path}['action']`);
  if (action["buttons"] === undefined) {
    checkLink(action, `${path}['action']`);
    return `${kind} link`;
  }
  const buttons = listAt(action, "buttons", `${path}['action']['buttons']`);
  countOf(buttons, `${path}['action']['buttons']`, BUTTONS);
  for (const buttonIndex of buttons.keys()) {
    const button = itemAt(buttons, buttonIndex, `${path}['action']['buttons']`);
    oneOf(button["type"], ["quick_reply"], `${path}['action']['buttons'][${buttonIndex}]['type']`);
    const reply = recordAt(
      button,
      "quick_reply",
      `${path}['action']['buttons'][${buttonIndex}]['quick_reply']`,
    );
    textAt(reply, "id", `${path} button id`, { max: ID_MAX });
    textAt(reply, "title", `${path} button title`, { max: BUTTON_TITLE_MAX });
  }
  return `${kind} replies ${buttons.length}`;
}
