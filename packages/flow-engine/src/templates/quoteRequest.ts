// Quote request: scope, budget and timing, then contact details; large projects get a call first.

import { all, defineTemplate, options } from "./flowTemplate.ts";

export const quoteRequest = defineTemplate(
  {
    id: "quote-request",
    name: "Quote request",
    description:
      "Asks for everything you need to make an offer, and brings large projects to a person at once.",
    purpose: "Win new customers",
    icon: "IconReceipt",
    suggestedBotName: "Otto",
  },
  [
    [
      "message",
      "welcome",
      {
        text: "Hello! Tell me a little about your project, and you'll have our offer within two working days.",
      },
      "service",
    ],
    [
      "multipleChoice",
      "service",
      {
        text: "What do you need? Choose all that apply.",
        options: options({
          planning: "Planning and advice",
          delivery: "Delivery",
          installation: "Installation",
          maintenance: "Maintenance",
        }),
        saveToAttribute: "services",
      },
      "scope",
    ],
    [
      "textQuestion",
      "scope",
      {
        text: "Please describe the project: what, how much, and where?",
        multiline: true,
        maxLength: 2000,
        allowBack: true,
      },
      "budget",
    ],
    [
      "number",
      "budget",
      {
        text: "Do you have a budget in mind? You can skip this.",
        min: 0,
        allowSkip: true,
        allowBack: true,
        placeholder: "5000",
      },
      "deadline",
    ],
    [
      "singleChoice",
      "deadline",
      {
        text: "When should it be ready?",
        options: options({
          weeks: "Within four weeks",
          quarter: "Within three months",
          open: "There is no hurry",
        }),
        saveToAttribute: "deadline",
        allowBack: true,
      },
      all(["weeks", "quarter", "open"], "name"),
    ],
    ["name", "name", { text: "Thank you. Your name, please?", skipIfKnown: true }, "company"],
    [
      "textQuestion",
      "company",
      {
        text: "And your company? Private customers simply skip this.",
        saveToAttribute: "company",
        allowSkip: true,
        allowBack: true,
        maxLength: 100,
      },
      "email",
    ],
    [
      "email",
      "email",
      { text: "Where shall we send the offer?", skipIfKnown: true, allowBack: true, notifyOnReply: true },
      "is_large",
    ],
    [
      "condition",
      "is_large",
      {
        branches: [
          {
            id: "large",
            title: "Large or urgent",
            groups: [
              {
                rules: [
                  { subject: { kind: "answer", blockId: "budget" }, operator: "greaterThan", value: "20000" },
                ],
              },
              {
                rules: [
                  { subject: { kind: "answer", blockId: "deadline" }, operator: "equals", value: "weeks" },
                ],
              },
            ],
          },
        ],
      },
      { large: "phone", else: "tag" },
    ],
    [
      "phone",
      "phone",
      {
        text: "For this one, a short call saves us both time. Which number may we dial?",
        allowSkip: true,
        allowBack: true,
      },
      "tag",
    ],
    ["tags", "tag", { add: ["quote request"] }, "done"],
    [
      "end",
      "done",
      {
        text: "Thank you, {{ contact.firstName | default: \"that's all\" }}! Your offer goes to {{ contact.email }}{% if contact.phone %}, and we'll call {{ contact.phone }} if something is unclear{% endif %}.",
      },
    ],
  ],
);
