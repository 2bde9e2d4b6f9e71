// Real-estate enquiry: buying, renting or selling, with the facts an agent needs before the first call.

import { all, defineTemplate, options } from "./flowTemplate.ts";

export const realEstate = defineTemplate(
  {
    id: "real-estate",
    name: "Real-estate enquiry",
    description:
      "Learns what people want to buy, rent or sell, where and for how much, and arranges a first call.",
    purpose: "Win new customers",
    icon: "IconHome",
    suggestedBotName: "Clara",
  },
  [
    [
      "message",
      "welcome",
      {
        text: "Welcome! I'm {{ bot.name }}. Whether you are looking for a home or selling one, you are in the right place.",
      },
      "intent",
    ],
    [
      "singleChoice",
      "intent",
      {
        text: "What would you like to do?",
        options: options({
          buy: "Buy",
          rent: "Rent",
          sell: "Sell",
          value: "Find out what my property is worth",
        }),
        saveToAttribute: "intent",
      },
      { buy: "type", rent: "type", sell: "address", value: "address" },
    ],
    [
      "multipleChoice",
      "type",
      {
        text: "What are you looking for? Choose all that fit.",
        options: options({ flat: "Flat", house: "House", land: "Land", commercial: "Office or shop" }),
        saveToAttribute: "property_type",
      },
      "area",
    ],
    [
      "textQuestion",
      "area",
      { text: "In which town or district?", saveToAttribute: "area", allowBack: true },
      "rooms",
    ],
    [
      "number",
      "rooms",
      {
        text: "How many rooms do you need at least?",
        min: 1,
        max: 50,
        wholeNumbers: true,
        allowSkip: true,
        allowBack: true,
      },
      "budget",
    ],
    [
      "number",
      "budget",
      {
        text: "What is your budget? For rent, please give the monthly amount.",
        min: 1,
        allowSkip: true,
        allowBack: true,
        saveToAttribute: "budget",
      },
      "when",
    ],
    [
      "textQuestion",
      "address",
      { text: "Where is the property? The town and the street are enough for now.", saveToAttribute: "area" },
      "size",
    ],
    [
      "number",
      "size",
      {
        text: "About how large is it, in square metres?",
        min: 5,
        max: 100000,
        allowSkip: true,
        allowBack: true,
      },
      "when",
    ],
    [
      "singleChoice",
      "when",
      {
        text: "When would you like to make it happen?",
        options: options({
          now: "As soon as possible",
          months: "Within three months",
          later: "Later this year",
          unsure: "I don't know yet",
        }),
        saveToAttribute: "timing",
      },
      all(["now", "months", "later", "unsure"], "name"),
    ],
    [
      "name",
      "name",
      { text: "Thank you, that's very helpful. Who am I talking to?", skipIfKnown: true },
      "phone",
    ],
    [
      "phone",
      "phone",
      {
        text: 'Which number may we call, {{ contact.firstName | default: "please" }}?',
        allowBack: true,
        notifyOnReply: true,
      },
      "email",
    ],
    [
      "email",
      "email",
      {
        text: "And where shall we send matching offers?",
        allowSkip: true,
        allowBack: true,
        skipIfKnown: true,
      },
      "tag",
    ],
    ["tags", "tag", { add: ["real estate", "{{ answers.intent | downcase | truncate: 40, '' }}"] }, "done"],
    [
      "end",
      "done",
      {
        text: 'Thank you, {{ contact.firstName | default: "and welcome" }}! One of our agents will call you on the next working day.',
      },
    ],
  ],
);
