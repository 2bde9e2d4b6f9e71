// Feedback: a rating that decides what is asked next, so that unhappy people reach somebody.

import { defineTemplate, options } from "./flowTemplate.ts";

export const feedback = defineTemplate(
  {
    id: "feedback",
    name: "Customer feedback",
    description:
      "Asks for a rating and the reason. Unhappy customers are offered a call; happy ones may leave a review.",
    purpose: "Collect feedback",
    icon: "IconMoodSmile",
    suggestedBotName: "Joy",
  },
  [
    [
      "message",
      "welcome",
      {
        text: "Thank you for taking a minute. Your answers go straight to the people who can change things.",
      },
      "rating",
    ],
    [
      "singleChoice",
      "rating",
      {
        text: "All in all, how satisfied are you with us?",
        options: options({
          r5: "Very satisfied",
          r4: "Satisfied",
          r3: "Neither nor",
          r2: "Dissatisfied",
          r1: "Very dissatisfied",
        }),
        saveToAttribute: "satisfaction",
        notifyOnReply: true,
      },
      { r5: "liked", r4: "liked", r3: "better", r2: "sorry", r1: "sorry" },
    ],
    [
      "multipleChoice",
      "liked",
      {
        text: "Great to hear! What did you like most?",
        options: options({
          quality: "Quality",
          service: "Friendly service",
          speed: "Speed",
          price: "Price",
          other: "Something else",
        }),
        max: 3,
        allowSkip: true,
      },
      "review",
    ],
    [
      "links",
      "review",
      {
        text: "If you have another minute, a public review helps us a lot:",
        links: [{ title: "Write a review", url: "https://example.com/review", icon: "website" }],
      },
      "comment",
    ],
    [
      "textQuestion",
      "better",
      { text: "What could we do better?", multiline: true, allowSkip: true },
      "thanks",
    ],
    ["message", "sorry", { text: "I'm sorry to hear that. Thank you for telling us openly." }, "reason"],
    [
      "textQuestion",
      "reason",
      {
        text: "What went wrong? The more we know, the better we can put it right.",
        multiline: true,
        notifyOnReply: true,
      },
      "callback",
    ],
    [
      "singleChoice",
      "callback",
      {
        text: "May somebody from our team call you about it?",
        options: options({ yes: "Yes, please", no: "No, thank you" }),
      },
      { yes: "phone", no: "thanks" },
    ],
    ["phone", "phone", { text: "Which number should we call?", allowBack: true, isLead: false }, "tag"],
    ["tags", "tag", { add: ["call back"] }, "promise"],
    ["end", "promise", { text: "Thank you. We'll call you within one working day." }],
    [
      "textQuestion",
      "comment",
      { text: "Anything else you would like to tell us?", multiline: true, allowSkip: true },
      "thanks",
    ],
    ["end", "thanks", { text: "Thank you, that helps us a lot. Have a lovely day!" }],
  ],
);
