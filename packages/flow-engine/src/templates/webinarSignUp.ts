// Webinar sign-up: what it is about, a seat, and a question for the speakers.

import { all, defineTemplate, options } from "./flowTemplate.ts";

export const webinarSignUp = defineTemplate(
  {
    id: "webinar-sign-up",
    name: "Webinar sign-up",
    description: "Presents your next online event, signs people up and collects questions for the speakers.",
    purpose: "Fill events",
    icon: "IconDeviceTvOld",
    suggestedBotName: "Theo",
  },
  [
    [
      "message",
      "welcome",
      { text: "Hello! Our next free webinar: *Winning back an hour a day with automation*." },
      "facts",
    ],
    [
      "message",
      "facts",
      {
        text: "45 minutes, live, with two practitioners and time for your questions. You also get the recording.",
        delaySeconds: 1,
      },
      "interest",
    ],
    [
      "singleChoice",
      "interest",
      {
        text: "Would you like to join?",
        options: options({
          yes: "Yes, save me a seat",
          recording: "Only send me the recording",
          no: "Not this time",
        }),
        saveToAttribute: "webinar",
      },
      { yes: "name", recording: "name", no: "newsletter" },
    ],
    [
      "singleChoice",
      "newsletter",
      {
        text: "No problem. Shall we tell you about the next one?",
        options: options({ yes: "Yes, please", no: "No, thank you" }),
      },
      { yes: "email_only", no: "bye" },
    ],
    ["email", "email_only", { text: "Which e-mail address may we use?", skipIfKnown: true }, "tag_later"],
    ["tags", "tag_later", { add: ["webinar later"] }, "later_end"],
    ["name", "name", { text: "Great! What is your name?", skipIfKnown: true }, "email"],
    [
      "email",
      "email",
      {
        text: 'Where should we send the link, {{ contact.firstName | default: "please" }}?',
        skipIfKnown: true,
        allowBack: true,
      },
      "level",
    ],
    [
      "singleChoice",
      "level",
      {
        text: "How familiar are you with the topic?",
        options: options({
          new: "I'm new to it",
          some: "I've tried a few things",
          expert: "I do it every day",
        }),
        allowBack: true,
      },
      all(["new", "some", "expert"], "question"),
    ],
    [
      "textQuestion",
      "question",
      {
        text: "Do you have a question for the speakers? They pick the best ones in advance.",
        multiline: true,
        allowSkip: true,
        allowBack: true,
      },
      "tag",
    ],
    ["tags", "tag", { add: ["webinar"], remove: ["webinar later"] }, "done"],
    [
      "end",
      "done",
      { text: "You're in! The invitation is on its way to {{ contact.email }}. See you there!" },
    ],
    ["end", "later_end", { text: "Done. We'll write to {{ contact.email }} when the next date is fixed." }],
    ["end", "bye", { text: "All right. Have a great day!" }],
  ],
);
