// Settings shared by many block kinds: made here once, spread into the schemas of the kinds.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "./field.ts";

/** Longest typing pause an author may set before a message. */
export const maximumDelaySeconds = 30;

export function textField(
  label: string,
  options: { initial?: string; hint?: string; required?: boolean } = {},
) {
  return field(
    z
      .string()
      .max(limits.blockTextLength)
      .default(options.initial ?? ""),
    {
      label,
      hint: options.hint ?? "Type / to insert a variable.",
      tab: "content",
      control: "textarea",
      template: true,
      ...(options.required === false ? {} : { required: true as const }),
    },
  );
}

export const delayField = () =>
  field(z.number().min(0).max(maximumDelaySeconds).default(0), {
    label: "Typing pause (seconds)",
    hint: "Shows the typing sign for so long before the message appears.",
    tab: "advanced",
    control: "number",
  });

export const transcriptField = () =>
  field(z.boolean().default(true), {
    label: "Include in the transcript",
    hint: "Switch off to leave this out of the transcript sent by e-mail.",
    tab: "advanced",
    control: "toggle",
  });

/** Thirty days, as long as a delay. */
export const maximumNoAnswerMinutes = 30 * 24 * 60;

export const rephraseField = () =>
  field(z.boolean().default(false), {
    label: "Let the AI rephrase the text",
    hint: "Same meaning, other words. Leave it off for texts that must be said exactly so.",
    tab: "advanced",
    control: "toggle",
  });

/** What every block that says something has, beside its own fields. */
export const speakingFields = () => ({
  delaySeconds: delayField(),
  includeInTranscript: transcriptField(),
  rephrase: rephraseField(),
});

/** What every block that asks something has. */
export function requestFields(options: { question: string; isLead: boolean; knownHint: string }) {
  return {
    text: textField("Question", { initial: options.question }),
    delaySeconds: delayField(),
    allowBack: field(z.boolean().default(false), {
      label: "Allow going back",
      hint: "The visitor may return to the question before this one.",
      tab: "advanced",
      control: "toggle",
    }),
    allowSkip: field(z.boolean().default(false), {
      label: "Allow skipping",
      hint: "The visitor may leave this question out; nothing is stored then.",
      tab: "advanced",
      control: "toggle",
    }),
    skipIfKnown: field(z.boolean().default(false), {
      label: "Skip when already known",
      hint: options.knownHint,
      tab: "advanced",
      control: "toggle",
    }),
    errorMessage: field(z.string().max(limits.blockTextLength).default(""), {
      label: "Message for a wrong answer",
      hint: "Leave empty for a suitable text.",
      tab: "advanced",
      control: "textarea",
      template: true,
    }),
    isLead: field(z.boolean().default(options.isLead), {
      label: "The answer makes the visitor a lead",
      tab: "logic",
      control: "toggle",
    }),
    saveToAttribute: field(z.string().max(limits.attributeKeyLength).default(""), {
      label: "Save the answer to an attribute",
      hint: "Kept with the contact and usable in later conversations.",
      tab: "logic",
      control: "attribute",
    }),
    saveToVariable: field(z.string().max(limits.attributeKeyLength).default(""), {
      label: "Keep the answer for this conversation as",
      hint: "A name of your choice: texts read it as {{ variables.name }}.",
      tab: "logic",
      control: "text",
    }),
    notifyOnReply: field(z.boolean().default(false), {
      label: "Notify the team about the answer",
      tab: "advanced",
      control: "toggle",
    }),
    includeInTranscript: transcriptField(),
    noAnswerMinutes: field(z.number().min(0).max(maximumNoAnswerMinutes).default(0), {
      label: "Go on without an answer after (minutes)",
      hint: "0 waits for ever. The block gets a way out for no answer.",
      tab: "logic",
      control: "number",
    }),
    maximumAttempts: field(z.number().int().min(0).max(20).default(0), {
      label: "Wrong answers before going on",
      hint: "0 asks until the answer is right. The block gets a way out for too many wrong answers.",
      tab: "logic",
      control: "number",
    }),
    rephrase: rephraseField(),
  };
}

/** Settings every request block shares, as the shared request code sees them. */
export interface RequestSettings {
  text: string;
  delaySeconds: number;
  allowBack: boolean;
  allowSkip: boolean;
  skipIfKnown: boolean;
  errorMessage: string;
  isLead: boolean;
  saveToAttribute: string;
  saveToVariable: string;
  notifyOnReply: boolean;
  includeInTranscript: boolean;
  noAnswerMinutes: number;
  maximumAttempts: number;
  rephrase: boolean;
}

export const placeholderField = (example: string) =>
  field(z.string().max(limits.choiceTitleLength).default(""), {
    label: "Placeholder",
    hint: "Shown in the empty field.",
    tab: "content",
    control: "text",
    placeholder: example,
  });

export const maxLengthField = (initial: number, maximum: number = limits.messageTextLength) =>
  field(z.number().int().min(1).max(maximum).default(initial), {
    label: "Longest answer (characters)",
    tab: "advanced",
    control: "number",
  });

/** The words on a button. */
export const labelField = (label: string, initial: string) =>
  field(z.string().max(limits.callToActionLength).default(initial), {
    label,
    tab: "content",
    control: "text",
    template: true,
  });
