// The buttons of a template: how many of each kind, how long their texts, and which must stand together.

import { invalid, itemAt, oneOf } from "../check.ts";
import type { Json } from "../types.ts";
import { variablesOf } from "./variables.ts";

const MAX_BUTTONS = 10;
const TEXT_MAX = 25;
const URL_MAX = 2000;
const PHONE_MAX = 20;
const COUPON_MAX = 20;
const MAX_OF_KIND: Record<string, number> = {
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  FLOW: 1,
  CATALOG: 1,
  MPM: 1,
  OTP: 1,
  VOICE_CALL: 1,
  REQUEST_CONTACT_INFO: 1,
};
const KINDS = ["QUICK_REPLY", "SPM", ...Object.keys(MAX_OF_KIND)];
const MAX_APPS = 5;
const SIGNATURE_LENGTH = 11;

export function checkTemplateButtons(buttons: unknown[]): void {
  if (buttons.length < 1 || buttons.length > MAX_BUTTONS)
    invalid(`A template has 1 to ${MAX_BUTTONS} buttons.`);
  const list = buttons.map((_, index) => itemAt(buttons, index, "buttons"));
  const kinds = list.map((button) => oneOf(button["type"], KINDS, "button type"));
  for (const [kind, max] of Object.entries(MAX_OF_KIND)) {
    const count = kinds.filter((each) => each === kind).length;
    if (count > max) invalid(`A template has at most ${max} buttons of type ${kind}.`);
  }
  const replies = kinds.map((kind) => (kind === "QUICK_REPLY" ? "r" : "o")).join("");
  if (/ro+r/.test(replies) || /or+o/.test(replies)) invalid("Quick replies must stand together.");
  for (const [index, button] of list.entries()) checkButton(kinds[index] ?? "", button);
}

function checkButton(kind: string, button: Json): void {
  if (kind === "OTP") return checkCodeButton(button);
  if (kind !== "COPY_CODE") limit(button["text"], TEXT_MAX, "text of a button");
  if (kind === "COPY_CODE") {
    const { example } = button;
    limit(Array.isArray(example) ? example[0] : example, COUPON_MAX, "example of a COPY_CODE button");
  }
  if (kind === "PHONE_NUMBER") limit(button["phone_number"], PHONE_MAX, "phone_number");
  if (kind !== "URL") return;
  const url = limit(button["url"], URL_MAX, "url");
  if (!URL.canParse(url.replace(/\{\{.*?\}\}/g, "x"))) invalid("The url of a button is not valid.");
  const variables = variablesOf(url);
  if (variables.length === 0) return;
  if (variables.length > 1 || !url.endsWith("}}"))
    invalid("The url of a button has one variable, at its end.");
  if (!Array.isArray(button["example"])) invalid("The url of a button with a variable needs an example.");
}

function checkCodeButton(button: Json): void {
  const kind = oneOf(button["otp_type"], ["COPY_CODE", "ONE_TAP", "ZERO_TAP"], "otp_type");
  for (const name of ["text", "autofill_text"])
    if (button[name] !== undefined) limit(button[name], TEXT_MAX, name);
  if (kind === "COPY_CODE") return;
  const apps = button["supported_apps"];
  if (!Array.isArray(apps) || apps.length < 1 || apps.length > MAX_APPS)
    return invalid(`${kind} needs 1 to ${MAX_APPS} supported_apps.`);
  for (const index of apps.keys()) {
    const app = itemAt(apps, index, "supported_apps");
    if (
      typeof app["package_name"] !== "string" ||
      String(app["signature_hash"] ?? "").length !== SIGNATURE_LENGTH
    ) {
      invalid(`An app needs package_name and a signature_hash of ${SIGNATURE_LENGTH} characters.`);
    }
  }
}

function limit(value: unknown, max: number, what: string): string {
  if (typeof value !== "string" || value === "") return invalid(`The ${what} is missing.`);
  return value.length <= max ? value : invalid(`The ${what} has more than ${max} characters.`);
}
