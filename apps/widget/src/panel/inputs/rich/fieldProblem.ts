// What is wrong with a field of a form before it is sent. Only help: the server decides what is valid.

import { limits } from "@parley/contracts/limits";
import type { FormField } from "@parley/contracts/messages";
import type { TextKey } from "../../texts/en.ts";

export interface FieldProblem {
  key: TextKey;
  values?: Record<string, number>;
}

export function fieldProblem(field: FormField, value: string | boolean): FieldProblem | null {
  if (typeof value === "boolean") return field.isRequired && !value ? { key: "check.required" } : null;
  const text = value.trim();
  if (text === "") return field.isRequired ? { key: "check.required" } : null;
  const longest = field.maxLength ?? limits.messageTextLength;
  if (text.length > longest) return { key: "check.tooLong", values: { max: longest } };
  switch (field.kind) {
    case "email":
      return /^\S+@\S+\.\S{2,}$/.test(text) ? null : { key: "input.emailHint" };
    case "url":
      return isAddress(text) ? null : { key: "input.urlHint" };
    case "phone":
      return /^\+?[\d\s()./-]{5,}$/.test(text) ? null : { key: "check.phone" };
    case "number":
      return /^[+-]?\d+([.,]\d+)?$/.test(text) ? null : { key: "check.number" };
    case "date":
    case "text":
    case "textarea":
    case "select":
    case "checkbox":
      return null;
  }
}

/** People leave out `https://`. */
function isAddress(text: string): boolean {
  const whole = text.includes("://") ? text : `https://${text}`;
  return URL.canParse(whole) && /^https?:\/\/\S+\.\S{2,}/.test(whole);
}
