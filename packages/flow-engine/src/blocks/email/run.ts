// E-mail: fills the contact's address; may accept or refuse domains.

import type { CheckContext } from "../blockKind.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { readText } from "../request/readText.ts";
import { isDomain, parseEmail } from "../request/emailAddress.ts";
import type { GoodReading, Reading } from "../request/requestSpecification.ts";
import { emailSettings, type EmailSettings } from "./schema.ts";

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
  read(input, { settings, run }) {
    const reading = readText(input, settings.maxLength);
    if (!reading.ok) return reading;
    const email = readEmail(reading.text, settings);
    if (!settings.checkDomain || email.ok !== true) return email;
    run.state.memo = { address: email.text };
    const domain = email.text.slice(email.text.lastIndexOf("@") + 1);
    return { ok: null, call: { kind: "checkMailDomain", domain }, assumed: email };
  },
  readResult(result, { run }) {
    const address = run.state.memo?.["address"];
    if (typeof address !== "string") return { ok: false, reason: "not_an_email" };
    // A check that could not be made refuses nobody.
    if (result.kind === "checkMailDomain" && !result.accepts) {
      return { ok: false, reason: "domain_without_mail", message: "This address cannot receive mail." };
    }
    return goodReading(address);
  },
  known: ({ run }) => (run.contact.email ? { kind: "text", text: run.contact.email } : null),
  check: checkDomains,
});

function readEmail(text: string, settings: EmailSettings): Reading {
  const parsed = parseEmail(text);
  if (!parsed) return { ok: false, reason: "not_an_email" };
  const { address, domain } = parsed;
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
  return goodReading(address);
}

function goodReading(email: string): GoodReading {
  return { ok: true, value: email, text: email, patch: { email } };
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
