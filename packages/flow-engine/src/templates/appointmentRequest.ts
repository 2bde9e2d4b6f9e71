// Appointment request: what for, when it suits, and how to confirm.

import { all, defineTemplate, options } from "./flowTemplate.ts";

export const appointmentRequest = defineTemplate(
  {
    id: "appointment-request",
    name: "Appointment request",
    description:
      "Collects the kind of appointment, the preferred time and contact details, ready to be confirmed by you.",
    purpose: "Arrange appointments",
    icon: "IconCalendarTime",
    suggestedBotName: "Alex",
  },
  [
    [
      "message",
      "welcome",
      { text: "Hello! I can take your appointment request in about a minute." },
      "service",
    ],
    [
      "singleChoice",
      "service",
      {
        text: "What kind of appointment would you like?",
        options: options({
          first: "First consultation",
          follow_up: "Follow-up visit",
          question: "Only a short question",
        }),
        saveToAttribute: "appointment_type",
      },
      { first: "day", follow_up: "day", question: "question" },
    ],
    ["textQuestion", "question", { text: "Go ahead, what would you like to know?", multiline: true }, "name"],
    [
      "multipleChoice",
      "day",
      {
        text: "Which days suit you? Choose as many as you like.",
        options: options({ mon: "Monday", tue: "Tuesday", wed: "Wednesday", thu: "Thursday", fri: "Friday" }),
        submitLabel: "These days",
        saveToAttribute: "preferred_days",
      },
      "time",
    ],
    [
      "singleChoice",
      "time",
      {
        text: "And at what time?",
        options: options({ morning: "Morning (9–12)", afternoon: "Afternoon (13–17)", any: "Any time" }),
        allowBack: true,
        saveToAttribute: "preferred_time",
      },
      all(["morning", "afternoon", "any"], "name"),
    ],
    ["name", "name", { text: "What name may I put down?", skipIfKnown: true }, "phone"],
    [
      "phone",
      "phone",
      {
        text: 'Which number can we call to confirm, {{ contact.firstName | default: "please" }}?',
        allowBack: true,
      },
      "email",
    ],
    [
      "email",
      "email",
      {
        text: "And your e-mail address for the confirmation? You can skip this.",
        allowSkip: true,
        allowBack: true,
        skipIfKnown: true,
      },
      "tag",
    ],
    ["tags", "tag", { add: ["appointment request"] }, "done"],
    [
      "end",
      "done",
      {
        text: "Thank you! We'll call you shortly to confirm{% if attributes.preferred_time %} ({{ attributes.preferred_days }}, {{ attributes.preferred_time | downcase }}){% endif %}. This is a request; your appointment is fixed once we have confirmed it.",
      },
    ],
  ],
);
