// Support triage: sort a request, try the quick answer, then call a human with everything they need to know.

import { all, defineTemplate, options } from "./flowTemplate.ts";

export const supportTriage = defineTemplate(
  {
    id: "support-triage",
    name: "Support triage",
    description:
      "Sorts requests by topic and urgency, gives first help, and brings in your team with the facts at hand.",
    purpose: "Support customers",
    icon: "IconLifebuoy",
    suggestedBotName: "Robin",
  },
  [
    [
      "message",
      "welcome",
      { text: "Hello! I'm {{ bot.name }}, the support assistant. Let's sort this out together." },
      "topic",
    ],
    [
      "singleChoice",
      "topic",
      {
        text: "What is it about?",
        options: options({
          login: "I can't sign in",
          billing: "Invoice or payment",
          broken: "Something doesn't work",
          other: "Something else",
        }),
        saveToAttribute: "support_topic",
      },
      { login: "login_help", billing: "billing_help", broken: "details", other: "details" },
    ],
    [
      "message",
      "login_help",
      {
        text: "Most sign-in problems are solved in two minutes:\n1. Choose *Forgot password* on the sign-in page.\n2. Open the mail we send (look into the spam folder, too).\n3. Set a new password and sign in.",
      },
      "solved",
    ],
    [
      "message",
      "billing_help",
      {
        text: "You find all invoices in your account under *Billing*. There you can also change the payment method and the address on the invoice.",
      },
      "solved",
    ],
    [
      "singleChoice",
      "solved",
      { text: "Did that help?", options: options({ yes: "Yes, solved", no: "No, I need more help" }) },
      { yes: "solved_end", no: "details" },
    ],
    [
      "textQuestion",
      "details",
      {
        text: "Please describe what happens, and what you expected instead. Error messages help us most.",
        multiline: true,
        maxLength: 2000,
      },
      "urgency",
    ],
    [
      "singleChoice",
      "urgency",
      {
        text: "How urgent is it?",
        options: options({ blocking: "I cannot work", annoying: "It slows me down", minor: "It can wait" }),
        saveToAttribute: "support_urgency",
        allowBack: true,
      },
      all(["blocking", "annoying", "minor"], "email"),
    ],
    [
      "email",
      "email",
      {
        text: "Under which e-mail address can we reach you if we get disconnected?",
        skipIfKnown: true,
        isLead: false,
      },
      "is_urgent",
    ],
    [
      "condition",
      "is_urgent",
      {
        branches: [
          {
            id: "urgent",
            title: "Cannot work",
            groups: [
              {
                rules: [
                  { subject: { kind: "answer", blockId: "urgency" }, operator: "equals", value: "blocking" },
                ],
              },
            ],
          },
        ],
      },
      { urgent: "tag_urgent", else: "agent" },
    ],
    ["tags", "tag_urgent", { add: ["urgent"] }, "agent"],
    [
      "liveChat",
      "agent",
      {
        text: "Thank you. I'm passing your notes to a colleague, so you don't have to repeat anything. One moment, please.",
      },
      { unavailable: "nobody" },
    ],
    [
      "message",
      "nobody",
      { text: "Nobody is free at the moment, but your request is saved with everything you told me." },
      "later",
    ],
    [
      "end",
      "later",
      {
        text: 'We will answer to {{ contact.email | default: "your e-mail address" }} as soon as we can. Thank you for your patience!',
      },
    ],
    ["end", "solved_end", { text: "Wonderful. Have a good day!" }],
  ],
);
