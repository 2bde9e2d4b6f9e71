// E-commerce help: orders, deliveries, returns and product advice.

import { all, defineTemplate, options } from "./flowTemplate.ts";

export const shopHelp = defineTemplate(
  {
    id: "e-commerce-help",
    name: "Online shop help",
    description: "Helps with orders, deliveries, returns and the choice of a product, around the clock.",
    purpose: "Help shoppers",
    icon: "IconShoppingCart",
    suggestedBotName: "Pip",
  },
  [
    ["message", "welcome", { text: "Hello! I'm {{ bot.name }}, your shop assistant." }, "topic"],
    [
      "singleChoice",
      "topic",
      {
        text: "What can I do for you?",
        options: options({
          order: "Where is my order?",
          return: "Return or exchange",
          advice: "Help me choose",
          other: "Another question",
        }),
      },
      { order: "order_number", return: "return_info", advice: "category", other: "question" },
    ],
    [
      "textQuestion",
      "order_number",
      {
        text: "Please type your order number. You find it in the confirmation mail.",
        placeholder: "For example 10-48213",
        maxLength: 40,
        saveToAttribute: "order_number",
        errorMessage: "That looks too long for an order number. Please check it again.",
      },
      "order_email",
    ],
    [
      "email",
      "order_email",
      { text: "And the e-mail address you ordered with?", skipIfKnown: true, allowBack: true },
      "agent",
    ],
    [
      "message",
      "return_info",
      {
        text: "You can send items back within *30 days*, free of charge:\n1. Put the item into its box.\n2. Stick the return label on it.\n3. Hand it in at any parcel shop.",
      },
      "return_next",
    ],
    [
      "singleChoice",
      "return_next",
      {
        text: "What would you like to do now?",
        options: options({
          label: "I need a return label",
          exchange: "I want to exchange it",
          done: "That's all I needed",
        }),
      },
      { label: "order_number", exchange: "order_number", done: "bye" },
    ],
    [
      "singleChoice",
      "category",
      {
        text: "With pleasure! Who is it for?",
        options: options({ me: "For me", gift: "It's a gift", work: "For my business" }),
      },
      all(["me", "gift", "work"], "budget"),
    ],
    [
      "number",
      "budget",
      {
        text: "About how much would you like to spend?",
        min: 1,
        max: 100000,
        allowSkip: true,
        allowBack: true,
        placeholder: "100",
      },
      "wish",
    ],
    [
      "textQuestion",
      "wish",
      { text: "And what matters most to you? Colour, size, material – anything helps.", multiline: true },
      "agent",
    ],
    ["textQuestion", "question", { text: "What would you like to know?", multiline: true }, "agent"],
    [
      "liveChat",
      "agent",
      { text: "Thank you! I'm getting a colleague who can look into it." },
      { unavailable: "contact" },
    ],
    [
      "email",
      "contact",
      { text: "Everybody is busy at the moment. Where may we send our answer?", skipIfKnown: true },
      "tag",
    ],
    ["tags", "tag", { add: ["shop question"] }, "noted"],
    [
      "end",
      "noted",
      { text: "Thank you! You'll hear from us at {{ contact.email }} within one working day." },
    ],
    ["end", "bye", { text: "Happy to help. Enjoy your shopping!" }],
  ],
);
