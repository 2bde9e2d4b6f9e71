// Settings of the cards.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { requestFields, textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";
import { optionId } from "../../settings/optionsField.ts";

const buttonSetting = z.object({
  id: optionId,
  title: z.string().max(limits.choiceTitleLength).default(""),
  /** A page to open; without one the button is an answer. */
  url: z.string().max(limits.urlLength).default(""),
});

const cardSetting = z.object({
  id: optionId,
  title: z.string().max(limits.choiceTitleLength).default(""),
  text: z.string().max(limits.noteTitleLength).default(""),
  imageUrl: z.string().max(limits.urlLength).default(""),
  buttons: z.array(buttonSetting).max(limits.buttonsPerCard).default([]),
});

export const cardsSettings = z.object({
  ...requestFields({
    question: "",
    isLead: false,
    knownHint: "Takes the same way again when a button was pressed before.",
  }),
  text: textField("Message", { required: false, hint: "Optional. Shown above the cards." }),
  cards: field(z.array(cardSetting).max(limits.cardsPerBlock).default([]), {
    label: "Cards",
    hint: "Buttons with an address open a page; buttons without one are answers, each with a way of its own.",
    tab: "content",
    control: "cards",
    template: true,
  }),
});
export type CardsSettings = z.infer<typeof cardsSettings>;
