// E-mail: fills the contact's address; may accept or refuse domains.

import type { CheckContext } from "../blockKind.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { readText } from "../request/readText.ts";
import type { Reading } from "../request/requestSpecification.ts";
import { emailSettings, type EmailSettings } from "./schema.ts";

const localPattern = /^[^\s@<>()[\],;:"\\]{1,64}$/;
const domainPattern = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

export const emailBlock = defineRequestBlock<EmailSettings>({
  kind: "email",
  group: "request",
  label: "E-mail",
  description: "Asks for the e-mail address and keeps it with the contact.",
  icon: "IconMail",
  keywords: ["mail", "address", "contact", "lead", "newsletter"],
  schema: emailSettings,
  errorMessage: "Please type an e-mail address like name@example.com.",
  input: ({ settings }, base) => ({
    kind: "email",
    ...base,
    ...(settings.placeholder ? { placeholder: settings.placeholder } : {}),
    maxLength: settings.maxLength,
  }),
  read(input, { settings }) {
    const reading = readText(input, settings.maxLength);
    return reading.ok ? readEmail(reading.text, settings) : reading;
  },
  known: ({ run }) => (run.contact.email ? { kind: "text", text: run.contact.email } : null),
  check: checkDomains,
});

function readEmail(text: string, settings: EmailSettings): Reading {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(at, 0));
  // Only the domain is free of case; the part before @ belongs to the mail server.
  const domain = text.slice(at + 1).toLowerCase();
  const hasDots = local.startsWith(".") || local.endsWith(".") || local.includes("..");
  if (!localPattern.test(local) || hasDots || !isDomain(domain)) return { ok: false, reason: "not_an_email" };

  const allowed = settings.allowedDomains.map(normaliseDomain).filter(Boolean);
  if (allowed.length > 0 && !allowed.some((entry) => belongsTo(domain, entry))) {
    const message = `Please use an address at ${allowed.join(", ")}.`;
    return { ok: false, reason: "domain_not_allowed", message };
  }
  if (
    settings.refusedDomains.map(normaliseDomain).some((entry) => entry !== "" && belongsTo(domain, entry))
  ) {
    return { ok: false, reason: "domain_refused", message: "Please use another e-mail address." };
  }
  const email = `${local}@${domain}`;
  return { ok: true, value: email, text: email, patch: { email } };
}

function isDomain(domain: string): boolean {
  return domain.length <= 253 && domainPattern.test(domain);
}

/** A domain stands for its subdomains too. */
function belongsTo(domain: string, entry: string): boolean {
  return domain === entry || domain.endsWith(`.${entry}`);
}

function normaliseDomain(entry: string): string {
  return entry.trim().toLowerCase().replace(/^@/, "");
}

function checkDomains({ settings, report }: CheckContext<EmailSettings>): void {
  for (const key of ["allowedDomains", "refusedDomains"] as const) {
    for (const [index, entry] of settings[key].entries()) {
      if (!isDomain(normaliseDomain(entry)))
        report("domain_invalid", `settings.${key}.${index}`, { domain: entry });
    }
  }
}
