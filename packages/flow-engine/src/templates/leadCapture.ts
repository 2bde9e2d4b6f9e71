// Lead capture: find out what somebody needs, then how to reach them.

import { all, defineTemplate, options } from "./flowTemplate.ts";

export const leadCapture = defineTemplate(
  {
    id: "lead-capture",
    name: "Lead capture",
    description:
      "Greets visitors, learns what they need and collects their contact details for your sales team.",
    purpose: "Win new customers",
    icon: "IconTargetArrow",
    suggestedBotName: "Mia",
  },
  [
    [
      "message",
      "welcome",
      { text: "Hi{% if contact.firstName %} {{ contact.firstName }}{% endif %}, I'm {{ bot.name }}. 👋" },
      "interest",
    ],
    [
      "singleChoice",
      "interest",
      {
        text: "What brings you here today?",
        options: options({
          product: "I need a solution",
          pricing: "I want to know your prices",
          looking: "I'm just looking around",
        }),
      },
      { product: "need", pricing: "need", looking: "browse" },
    ],
    [
      "message",
      "browse",
      {
        text: "Take your time. If you like, I can send you our short overview, so that you have everything at hand.",
      },
      "wants_overview",
    ],
    [
      "singleChoice",
      "wants_overview",
      { text: "Shall I?", options: options({ yes: "Yes, please", no: "No, thank you" }) },
      { yes: "name", no: "bye" },
    ],
    [
      "textQuestion",
      "need",
      {
        text: "Great! Tell me in a sentence or two what you are looking for.",
        multiline: true,
        placeholder: "We would like to …",
      },
      "size",
    ],
    [
      "singleChoice",
      "size",
      {
        text: "How large is your team?",
        options: options({ solo: "Only me", small: "2 to 10", medium: "11 to 50", large: "More than 50" }),
        saveToAttribute: "team_size",
      },
      all(["solo", "small", "medium", "large"], "name"),
    ],
    ["name", "name", { text: "Happy to help. What is your name?", skipIfKnown: true }, "email"],
    [
      "email",
      "email",
      {
        text: 'Nice to meet you, {{ contact.firstName | default: "and welcome" }}. Which e-mail address should we write to?',
        allowBack: true,
        skipIfKnown: true,
      },
      "phone",
    ],
    [
      "phone",
      "phone",
      {
        text: "And your phone number, if you prefer a call? You can skip this.",
        allowSkip: true,
        allowBack: true,
        skipIfKnown: true,
      },
      "tag",
    ],
    ["tags", "tag", { add: ["website lead"] }, "thanks"],
    [
      "end",
      "thanks",
      {
        text: 'Thank you, {{ contact.firstName | default: "we have everything we need" }}! Somebody from our team will get back to you within one working day.',
      },
    ],
    [
      "end",
      "bye",
      { text: "All right. I'm here in the corner whenever you have a question. Enjoy your visit!" },
    ],
  ],
);
