// The mail itself: who, what they said, and where to answer. Plain text, so that nothing a visitor typed can act.

import type { AlertFacts } from "./store.ts";

export type AlertKind = "completed" | "reply" | "incomplete" | "returned";

export interface Alert {
  kind: AlertKind;
  facts: AlertFacts;
  subject: string;
  /** Answers to blocks marked "notify the team". */
  notices: readonly { question: string; answer: string }[];
  transcript: string;
  inboxUrl: string;
}

/** A name or address in a subject line is cut to this. */
const LABEL_LENGTH = 80;

export function composeAlert(alert: Alert): { subject: string; text: string } {
  const { facts, notices, transcript, inboxUrl } = alert;
  const parts = [
    openingOf(alert),
    notices.map(({ question, answer }) => `${question}\n> ${answer}`).join("\n\n"),
    factsOf(facts),
    transcript && `What was said:\n\n${transcript}`,
    `Open the conversation: ${inboxUrl}`,
    `This mail comes from the alerts of the bot "${facts.bot.name}". Change them in its settings.`,
  ];
  return { subject: subjectOf(alert), text: `${parts.filter(Boolean).join("\n\n")}\n` };
}

/** What the author of a flow lets the bot tell the team. */
export function composeTeamMessage(
  facts: AlertFacts,
  text: string,
  inboxUrl: string,
): { subject: string; text: string } {
  const label = oneLine(labelOf(facts)).slice(0, LABEL_LENGTH);
  const parts = [
    text,
    factsOf(facts),
    `Open the conversation: ${inboxUrl}`,
    `The bot "${facts.bot.name}" sent this mail, as its flow says.`,
  ];
  return {
    subject: `${oneLine(facts.bot.name)}: ${label}`,
    text: `${parts.filter(Boolean).join("\n\n")}\n`,
  };
}

function subjectOf({ kind, facts, subject }: Alert): string {
  const label = oneLine(labelOf(facts)).slice(0, LABEL_LENGTH);
  if (kind === "returned") return `${label} is back: ${oneLine(facts.bot.name)}`;
  return `${oneLine(subject)}: ${label}${kind === "incomplete" ? " (unfinished)" : ""}`;
}

function openingOf({ kind, facts }: Alert): string {
  const label = labelOf(facts);
  switch (kind) {
    case "completed":
      return `${label} has finished a conversation with your bot.`;
    case "reply":
      return `${label} has answered your bot.`;
    case "incomplete":
      return `${label} has left a conversation with your bot before its end.`;
    case "returned":
      return `${label} has come back to your website (visit ${facts.visits}).`;
  }
}

function labelOf({ contact }: AlertFacts): string {
  return contact.name ?? contact.email ?? phoneOf(contact) ?? "A visitor";
}

function factsOf({ contact, pageUrl, referrer }: AlertFacts): string {
  const facts: [label: string, value: string | null | undefined][] = [
    ["Name", contact.name],
    ["E-mail", contact.email],
    ["Phone", phoneOf(contact)],
    ["Place", [contact.city, contact.country].filter(Boolean).join(", ")],
    ["Tags", contact.tags.join(", ")],
    ...Object.entries(contact.attributes),
    ["Page", pageUrl],
    ["Came from", referrer],
  ];
  return facts.flatMap(([label, value]) => (value ? [`${label}: ${oneLine(value)}`] : [])).join("\n");
}

function phoneOf({ dialCode, number }: AlertFacts["contact"]): string | undefined {
  return number === null ? undefined : `${dialCode ?? ""} ${number}`.trim();
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
