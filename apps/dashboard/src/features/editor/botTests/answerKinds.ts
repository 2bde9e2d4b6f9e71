// Which answers fit an open question of a test, and how each begins.

import type { InputRequest, VisitorInput } from "@parley/contracts/messages";

export type AnswerKind = VisitorInput["kind"];

/** The fitting ones first. Everything can be typed, as visitors of messengers do. */
export function answerKinds(question: InputRequest | null): AnswerKind[] {
  if (question === null) return ["text"];
  const kinds: AnswerKind[] = [ownKind(question), "text"];
  if (question.kind === "otp") kinds.push("resend");
  if (question.canSkip) kinds.push("skip");
  if (question.canGoBack) kinds.push("back");
  return [...new Set(kinds)];
}

function ownKind(question: InputRequest): AnswerKind {
  switch (question.kind) {
    case "choice":
    case "choices":
    case "cards":
    case "consent":
    case "iframe":
      return "choice";
    case "signature":
      return "files";
    case "appointment":
      return "slot";
    case "phone":
    case "date":
    case "files":
    case "location":
    case "form":
      return question.kind;
    case "text":
    case "name":
    case "email":
    case "url":
    case "number":
    case "rating":
    case "range":
    case "otp":
      return "text";
  }
}

export interface AnswerOption {
  id: string;
  title: string;
}

/** What can be chosen; empty when the question is another one or unknown. */
export function optionsOf(question: InputRequest | null): AnswerOption[] {
  switch (question?.kind) {
    case "choice":
    case "choices":
    case "cards":
      return question.options;
    case "consent":
      return [
        { id: "yes", title: question.acceptLabel },
        ...(question.declineLabel ? [{ id: "no", title: question.declineLabel }] : []),
      ];
    case "iframe":
      return [{ id: "done", title: question.buttonLabel }];
    default:
      return [];
  }
}

/** A number stands for a file that nobody has sent yet. */
const someFile = "0".repeat(24);

/** An answer to begin with. What only the author knows stays empty, and the form says so. */
export function emptyAnswer(kind: AnswerKind, question: InputRequest | null): VisitorInput {
  switch (kind) {
    case "text":
      return { kind, text: firstText(question) };
    case "choice":
      return { kind, optionIds: [optionsOf(question)[0]?.id ?? ""] };
    case "phone":
      return { kind, dialCode: "+1", number: "" };
    case "date":
      return question?.kind === "date" && question.mode === "range"
        ? { kind, from: "", to: "" }
        : { kind, from: "" };
    case "files":
      return { kind, fileIds: [someFile] };
    case "location":
      return { kind, latitude: 0, longitude: 0 };
    case "slot": {
      const { slots = [], timeZone = "UTC" } = question?.kind === "appointment" ? question : {};
      return { kind, start: slots[0]?.start ?? "", timeZone };
    }
    case "form":
      return { kind, values: {} };
    case "resend":
    case "skip":
    case "back":
      return { kind };
  }
}

function firstText(question: InputRequest | null): string {
  if (question?.kind === "rating") return String(question.max);
  return question?.kind === "range" ? String(question.initial) : "";
}
