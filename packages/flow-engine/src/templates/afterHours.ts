// After-hours: a person while somebody is there, a tidy message when nobody is.

import { defineTemplate, options } from "./flowTemplate.ts";

export const afterHours = defineTemplate(
  {
    id: "after-hours",
    name: "After-hours desk",
    description:
      "Connects visitors to your team while somebody is online, and takes a message when nobody is.",
    purpose: "Support customers",
    icon: "IconMoonStars",
    suggestedBotName: "Luna",
  },
  [
    [
      "condition",
      "is_open",
      {
        branches: [
          {
            id: "open",
            title: "Somebody is online",
            groups: [
              {
                rules: [
                  { subject: { kind: "chat", property: "agentsOnline" }, operator: "equals", value: "true" },
                ],
              },
            ],
          },
        ],
      },
      { open: "welcome", else: "closed" },
    ],
    ["message", "welcome", { text: "Hello! You're lucky, somebody from our team is here." }, "topic"],
    [
      "textQuestion",
      "topic",
      { text: "What is it about? I'll pass it on, so you don't have to repeat it.", multiline: true },
      "agent",
    ],
    ["liveChat", "agent", { text: "Thank you. I'm calling a colleague." }, { unavailable: "missed" }],
    [
      "message",
      "missed",
      { text: "I'm sorry, everybody is in another conversation right now." },
      "leave_message",
    ],
    [
      "message",
      "closed",
      { text: "Hello! Our desk is closed at the moment. We're back on the next working day from 9:00." },
      "leave_message",
    ],
    [
      "singleChoice",
      "leave_message",
      {
        text: "How would you like to go on?",
        options: options({
          message: "Leave a message",
          call: "Ask for a call back",
          no: "I'll come back later",
        }),
      },
      { message: "message", call: "phone", no: "bye" },
    ],
    [
      "textQuestion",
      "message",
      { text: "Please write your message.", multiline: true, maxLength: 2000, notifyOnReply: true },
      "name",
    ],
    ["name", "name", { text: "And your name?", skipIfKnown: true, allowBack: true }, "email"],
    [
      "email",
      "email",
      { text: "Where may we send the answer?", skipIfKnown: true, allowBack: true },
      "tag_message",
    ],
    ["tags", "tag_message", { add: ["after hours"] }, "done_message"],
    [
      "phone",
      "phone",
      { text: "Which number shall we call?", allowBack: true, notifyOnReply: true },
      "best_time",
    ],
    [
      "singleChoice",
      "best_time",
      {
        text: "When is the best time?",
        options: options({ morning: "In the morning", afternoon: "In the afternoon" }),
        saveToAttribute: "call_time",
        allowBack: true,
      },
      { morning: "tag_call", afternoon: "tag_call" },
    ],
    ["tags", "tag_call", { add: ["after hours", "call back"] }, "done_call"],
    [
      "end",
      "done_message",
      {
        text: "Thank you{% if contact.firstName %}, {{ contact.firstName }}{% endif %}! You'll have our answer at {{ contact.email }} on the next working day.",
      },
    ],
    [
      "end",
      "done_call",
      { text: "Thank you! We'll call you on the next working day, {{ answers.best_time | downcase }}." },
    ],
    ["end", "bye", { text: "See you soon!" }],
  ],
);
