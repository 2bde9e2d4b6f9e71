// One field of a form: what was filled in, by its kind.

import type { FormField } from "@parley/contracts/messages";
import { limits } from "@parley/contracts/limits";
import { localMoment } from "../../engine/localTime.ts";
import type { StepRun } from "../../engine/stepRun.ts";
import type { AnswerValue, ContactPatch } from "../../types.ts";
import { parseNumber } from "../number/parseNumber.ts";
import { chooseCountry, parsePhone } from "../phone/phoneNumber.ts";
import { parseDay } from "./days.ts";
import { parseEmail } from "./emailAddress.ts";
import { findOption } from "./options.ts";
import type { BadReading } from "./requestSpecification.ts";
import { readWebAddress } from "./webAddress.ts";
import { readYesNo } from "./yesNoAnswer.ts";

/** A field that was filled in; `patch` is what it tells about the contact. */
export interface FieldValue {
  value: AnswerValue;
  text: string;
  patch?: ContactPatch;
}

/** The value, null for an optional field left empty, or why it is refused. */
export function readField(
  run: StepRun,
  field: FormField,
  filled: string | boolean | undefined,
): FieldValue | BadReading | null {
  if (field.kind === "checkbox") return readCheckbox(field, filled);
  const text = typeof filled === "string" ? filled.trim() : "";
  if (text === "") return field.isRequired ? missing(field) : null;
  const maximum = field.maxLength ?? limits.messageTextLength;
  if (text.length > maximum) {
    return refuse("too_long", `${field.label}: please use at most ${maximum} characters.`);
  }
  return readKind(run, field, text) ?? refuse("field_invalid", hintFor(field));
}

function readKind(run: StepRun, { kind, options }: FormField, text: string): FieldValue | null {
  switch (kind) {
    case "text":
    case "textarea":
    case "checkbox":
      return { value: text, text };
    case "email": {
      const email = parseEmail(text)?.address;
      return email === undefined ? null : { value: email, text: email, patch: { email } };
    }
    case "phone": {
      const phone = parsePhone(text, chooseCountry("", run.contact));
      if (!phone) return null;
      const { dialCode, number } = phone;
      return { value: phone.whole, text: phone.text, patch: { phone: { dialCode, number } } };
    }
    case "number": {
      const value = parseNumber(text);
      return value === null ? null : { value, text: String(value) };
    }
    case "date": {
      const { now, bot } = run.environment;
      const day = parseDay(text, localMoment(now, bot.timeZone)?.day ?? "1970-01-01");
      return day === null ? null : { value: day, text: day };
    }
    case "url": {
      const reading = readWebAddress(text);
      return reading.ok === true ? { value: reading.value, text: reading.text } : null;
    }
    case "select": {
      const offered = options ?? [];
      const option = offered.find(({ id }) => id === text) ?? findOption(offered, text);
      return option ? { value: option.id, text: option.title } : null;
    }
  }
}

function readCheckbox(field: FormField, filled: string | boolean | undefined): FieldValue | BadReading {
  const words = { yes: "Yes", no: "No" };
  const typed = typeof filled === "string" && filled !== "" ? filled : null;
  const answer = typed === null ? null : readYesNo({ kind: "text", text: typed }, words);
  if (typed !== null && answer === null) return refuse("field_invalid", hintFor(field));
  const isChecked = filled === true || answer === "yes";
  if (!isChecked && field.isRequired) return missing(field);
  return { value: isChecked, text: isChecked ? words.yes : words.no };
}

function missing({ label }: FormField): BadReading {
  return refuse("field_missing", `Please fill in “${label}”.`);
}

function refuse(reason: string, message: string): BadReading {
  return { ok: false, reason, message };
}

function hintFor({ kind, label }: FormField): string {
  switch (kind) {
    case "email":
      return `${label}: please type an e-mail address like name@example.com.`;
    case "phone":
      return `${label}: please type a phone number with its country code.`;
    case "number":
      return `${label}: please type a number.`;
    case "date":
      return `${label}: please write the day like 2026-05-04 or 4 May 2026.`;
    case "url":
      return `${label}: please type a web address like https://example.com.`;
    case "select":
      return `${label}: please choose one of the options.`;
    case "checkbox":
      return `${label}: please answer with yes or no.`;
    case "text":
    case "textarea":
      return `${label}: please type your answer.`;
  }
}
