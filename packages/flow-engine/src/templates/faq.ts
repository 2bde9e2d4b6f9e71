// FAQ: a menu of answers that always leads back, and a human when nothing fits.

import { defineTemplate, options } from "./flowTemplate.ts";

export const faq = defineTemplate(
  {
    id: "faq",
    name: "Frequent questions",
    description:
      "Answers the questions you hear every day, and offers a person when the answer is not there.",
    purpose: "Answer questions",
    icon: "IconHelpCircle",
    suggestedBotName: "Sam",
  },
  [
    ["message", "welcome", { text: "Hi! Here are the questions people ask us most." }, "menu"],
    [
      "singleChoice",
      "menu",
      {
        text: "What would you like to know?",
        options: options({
          hours: "Opening hours",
          location: "Where to find you",
          payment: "Ways to pay",
          returns: "Returns and refunds",
          other: "Something else",
        }),
      },
      { hours: "hours", location: "location", payment: "payment", returns: "returns", other: "question" },
    ],
    [
      "message",
      "hours",
      {
        text: "We are here for you:\n*Monday to Friday* 9:00–18:00\n*Saturday* 10:00–14:00\nOn Sundays and public holidays we are closed.",
      },
      "more",
    ],
    [
      "message",
      "location",
      {
        text: "You find us at *12 Market Street*, two minutes from the central station. Parking is free behind the building.",
      },
      "more",
    ],
    [
      "message",
      "payment",
      {
        text: "We accept credit and debit cards, bank transfer and cash. Companies can pay by invoice within 14 days.",
      },
      "more",
    ],
    [
      "message",
      "returns",
      {
        text: "You can return unused items within *30 days*. The refund goes to your original way of payment within five working days.",
      },
      "more",
    ],
    [
      "singleChoice",
      "more",
      {
        text: "Can I help with anything else?",
        options: options({
          menu: "Show the questions again",
          person: "Talk to a person",
          no: "No, that's all",
        }),
      },
      { menu: "menu", person: "question", no: "bye" },
    ],
    [
      "textQuestion",
      "question",
      { text: "What would you like to ask?", multiline: true, notifyOnReply: true },
      "person",
    ],
    ["liveChat", "person", { text: "Thank you. Let me see who can answer that." }, { unavailable: "email" }],
    [
      "email",
      "email",
      { text: "Nobody is at the desk right now. Where may we send the answer?", skipIfKnown: true },
      "noted",
    ],
    ["end", "noted", { text: "Noted! We'll write to you at {{ contact.email }}, usually within a day." }],
    ["end", "bye", { text: "You're welcome. See you soon!" }],
  ],
);
