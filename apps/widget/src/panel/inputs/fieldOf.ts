// Which field the composer shows for what the bot asks, and which words help to fill it. Only help: the server decides
// what is valid.

import { limits } from "@parley/contracts/limits";
import type { InputRequest } from "@parley/contracts/messages";
import type { WidgetState } from "@parley/contracts/widget";
import { t } from "../texts/translate.ts";

export interface Field {
  kind: "textarea" | "input" | "phone";
  type: "text" | "email" | "tel";
  inputMode: "text" | "email" | "tel" | "decimal" | "numeric" | "url";
  autoComplete: string;
  placeholder: string;
  maxLength: number;
  /** Return makes a new line only with Shift, everywhere; a one-line field has none at all. */
  hasLines: boolean;
  isDisabled: boolean;
}

const plain: Field = {
  kind: "textarea",
  type: "text",
  inputMode: "text",
  autoComplete: "off",
  placeholder: "",
  maxLength: limits.messageTextLength,
  hasLines: true,
  isDisabled: false,
};

export function fieldOf(state: WidgetState | null, isTyping: boolean, botPlaceholder: string): Field {
  if (!state) return { ...plain, isDisabled: true, placeholder: t("input.wait") };
  const { input } = state;
  if (state.canType && (!input || state.responder !== "bot"))
    return { ...plain, placeholder: t("input.message") };
  if (!input)
    return { ...plain, isDisabled: true, placeholder: isTyping ? t("input.wait") : t("input.ended") };
  const placeholder = (own: string) => input.placeholder || own;
  switch (input.kind) {
    case "text":
      return {
        ...plain,
        placeholder: placeholder(botPlaceholder || t("input.message")),
        maxLength: input.maxLength,
        hasLines: input.multiline,
      };
    case "choice":
    case "choices":
    case "cards":
    case "consent":
    case "date":
    case "rating":
    case "range":
    case "appointment":
      return { ...plain, placeholder: placeholder(t("input.choose")), hasLines: false };
    case "name":
      return {
        ...plain,
        kind: "input",
        autoComplete: "name",
        placeholder: placeholder(t("input.name")),
        maxLength: input.maxLength,
      };
    case "email":
      return {
        ...plain,
        kind: "input",
        type: "email",
        inputMode: "email",
        autoComplete: "email",
        placeholder: placeholder(t("input.email")),
        maxLength: input.maxLength,
      };
    case "phone":
      return {
        ...plain,
        kind: "phone",
        type: "tel",
        inputMode: "tel",
        autoComplete: "tel-national",
        placeholder: placeholder(t("input.phone")),
        maxLength: phoneLength,
      };
    case "number":
      return {
        ...plain,
        kind: "input",
        inputMode: Number.isInteger(input.step ?? 0.1) && (input.min ?? -1) >= 0 ? "numeric" : "decimal",
        placeholder: placeholder(numberHint(input)),
        maxLength: numberLength,
      };
    case "url":
      return {
        ...plain,
        kind: "input",
        inputMode: "url",
        autoComplete: "url",
        placeholder: placeholder(t("input.url")),
        maxLength: input.maxLength,
      };
    case "location":
      return {
        ...plain,
        kind: "input",
        autoComplete: "street-address",
        placeholder: placeholder(t("input.address")),
        maxLength: addressLength,
      };
    case "otp":
      return {
        ...plain,
        kind: "input",
        inputMode: "numeric",
        autoComplete: "one-time-code",
        placeholder: placeholder(t("input.code", { length: input.length })),
        maxLength: codeLength,
      };
    case "files":
    case "signature":
    case "iframe":
    case "form":
      return { ...plain, placeholder: t("input.answerAbove"), hasLines: false };
  }
}

/** Longest number a visitor can type; the longest international one has 15 digits plus spaces and signs. */
const phoneLength = 32;
const numberLength = 40;
/** Room for a code with spaces, or for words such as a wish to start over. */
const codeLength = 100;
/** Longest address of a place. */
const addressLength = 300;

function numberHint({ min, max }: Extract<InputRequest, { kind: "number" }>): string {
  if (min !== null && max !== null) return t("input.numberBetween", { min, max });
  if (min !== null) return t("input.numberFrom", { min });
  if (max !== null) return t("input.numberTo", { max });
  return t("input.number");
}

/** A word of help while something is typed that the server would probably not accept. */
export function hintFor(input: InputRequest | null, draft: string, maxLength: number): string | null {
  const left = maxLength - draft.length;
  if (left <= Math.min(warnBelow, maxLength / 10)) return t("input.left", { count: Math.max(0, left) });
  if (input?.kind === "email" && draft.length > 3 && !/^\S+@\S+\.\S{2,}$/.test(draft.trim()))
    return t("input.emailHint");
  if (input?.kind === "url" && draft.length > 3 && !/^\S+\.\S{2,}$/.test(draft.trim()))
    return t("input.urlHint");
  return null;
}

/** Characters left from which the visitor is told; a tenth of a short field. */
const warnBelow = 40;
