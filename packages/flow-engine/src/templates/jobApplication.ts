// Job application: a friendly first contact that asks what a recruiter needs and nothing more.

import { all, defineTemplate, options } from "./flowTemplate.ts";

export const jobApplication = defineTemplate(
  {
    id: "job-application",
    name: "Job application",
    description:
      "Makes the first step of applying short and friendly, and sends you candidates with the key facts.",
    purpose: "Find colleagues",
    icon: "IconBriefcase",
    suggestedBotName: "Nora",
  },
  [
    [
      "message",
      "welcome",
      {
        text: "Hi, I'm {{ bot.name }} from the people team. Applying takes three minutes, and you need no cover letter.",
      },
      "role",
    ],
    [
      "singleChoice",
      "role",
      {
        text: "Which area interests you?",
        options: options({
          sales: "Sales",
          service: "Customer service",
          tech: "Technology",
          operations: "Operations",
          open: "Surprise me",
        }),
        saveToAttribute: "role",
      },
      all(["sales", "service", "tech", "operations", "open"], "name"),
    ],
    ["name", "name", { text: "Good choice! What is your name?" }, "experience"],
    [
      "number",
      "experience",
      {
        text: 'Nice to meet you, {{ contact.firstName | default: "welcome" }}. How many years of experience do you bring along? Zero is fine, too.',
        min: 0,
        max: 60,
        saveToAttribute: "experience_years",
        allowBack: true,
      },
      "strengths",
    ],
    [
      "textQuestion",
      "strengths",
      {
        text: "What are you really good at? Two or three sentences are plenty.",
        multiline: true,
        maxLength: 1500,
        allowBack: true,
      },
      "hours",
    ],
    [
      "multipleChoice",
      "hours",
      {
        text: "How would you like to work?",
        options: options({
          full: "Full time",
          part: "Part time",
          remote: "From home",
          office: "At the office",
        }),
        saveToAttribute: "work_model",
        allowBack: true,
      },
      "profile",
    ],
    [
      "textQuestion",
      "profile",
      {
        text: "Is there a profile or CV we may look at? Please paste the link, or skip this.",
        placeholder: "https://",
        allowSkip: true,
        allowBack: true,
        maxLength: 500,
      },
      "email",
    ],
    [
      "email",
      "email",
      { text: "Where can we reach you by e-mail?", allowBack: true, notifyOnReply: true },
      "phone",
    ],
    ["phone", "phone", { text: "And by phone? You can skip this.", allowSkip: true, allowBack: true }, "tag"],
    ["tags", "tag", { add: ["candidate"] }, "done"],
    [
      "end",
      "done",
      {
        text: 'Thank you, {{ contact.firstName | default: "and welcome" }}! We read every application ourselves and answer within five working days.',
      },
    ],
  ],
);
