// Restaurant booking: party size, day and time, wishes; large parties go to a person.

import { defineTemplate, options } from "./flowTemplate.ts";

export const restaurantBooking = defineTemplate(
  {
    id: "restaurant-booking",
    name: "Restaurant booking",
    description:
      "Takes table requests with date, time, guests and special wishes, and answers questions about the menu.",
    purpose: "Take bookings",
    icon: "IconToolsKitchen2",
    suggestedBotName: "Bruno",
  },
  [
    [
      "message",
      "welcome",
      { text: "Buongiorno! I'm {{ bot.name }}. Would you like a table, or are you curious about the menu?" },
      "topic",
    ],
    [
      "singleChoice",
      "topic",
      {
        text: "Please choose:",
        options: options({ book: "Book a table", menu: "See the menu", hours: "Opening hours" }),
      },
      { book: "guests", menu: "menu", hours: "hours" },
    ],
    [
      "links",
      "menu",
      {
        text: "Here is what our kitchen offers this week:",
        links: [{ title: "Open the menu", url: "https://example.com/menu", icon: "website" }],
      },
      "then_book",
    ],
    [
      "message",
      "hours",
      { text: "We cook for you from *Tuesday to Sunday*, 12:00–14:30 and 18:00–22:30. On Mondays we rest." },
      "then_book",
    ],
    [
      "singleChoice",
      "then_book",
      {
        text: "Would you like to book a table now?",
        options: options({ yes: "Yes, gladly", no: "Not today" }),
      },
      { yes: "guests", no: "bye" },
    ],
    [
      "number",
      "guests",
      {
        text: "For how many people?",
        min: 1,
        max: 60,
        wholeNumbers: true,
        placeholder: "2",
        errorMessage: "Please type the number of guests, from 1 to 60.",
      },
      "is_large",
    ],
    [
      "condition",
      "is_large",
      {
        branches: [
          {
            id: "large",
            title: "More than 8 guests",
            groups: [
              {
                rules: [
                  { subject: { kind: "answer", blockId: "guests" }, operator: "greaterThan", value: "8" },
                ],
              },
            ],
          },
        ],
      },
      { large: "large_party", else: "day" },
    ],
    [
      "message",
      "large_party",
      {
        text: "How nice, a party of {{ answers.guests }}! For larger groups we plan the evening with you personally.",
      },
      "day",
    ],
    [
      "textQuestion",
      "day",
      {
        text: "On which day would you like to come?",
        placeholder: "For example Friday, 14 June",
        maxLength: 60,
        allowBack: true,
      },
      "time",
    ],
    [
      "textQuestion",
      "time",
      { text: "And at what time?", placeholder: "19:30", maxLength: 40, allowBack: true },
      "wishes",
    ],
    [
      "textQuestion",
      "wishes",
      {
        text: "Any wishes? Allergies, a high chair, a quiet corner …",
        multiline: true,
        allowSkip: true,
        allowBack: true,
      },
      "name",
    ],
    ["name", "name", { text: "Under which name shall I put the table?" }, "phone"],
    [
      "phone",
      "phone",
      { text: "And your phone number, so that we can confirm?", allowBack: true, notifyOnReply: true },
      "tag",
    ],
    ["tags", "tag", { add: ["table request"] }, "done"],
    [
      "end",
      "done",
      {
        text: "Grazie, {{ contact.firstName | default: contact.name }}! A table for {{ answers.guests }} on {{ answers.day }} at {{ answers.time }}: we'll confirm by phone shortly.",
      },
    ],
    ["end", "bye", { text: "A presto! We'd love to see you soon." }],
  ],
);
