// Whether a domain accepts mail, by its MX records (RFC 5321, section 5.1; a null MX of RFC 7505 says no). What cannot be
// found out in time counts as yes: a wrong refusal costs a visitor, a wrong yes costs nothing.

import { Resolver as DnsResolver } from "node:dns/promises";
import { domainToASCII } from "node:url";
import { LRUCache } from "lru-cache";
import { hasCode } from "../hasCode.ts";
import { systemResolver, type Resolver } from "./resolver.ts";

/** A visitor waits for this. */
const TIME_LIMIT_MS = 2_500;
/** A domain that was looked up is not asked for again this long. */
const FRESH_FOR_MS = 10 * 60 * 1_000;
const DOMAINS_KEPT = 2_000;

export type MailExchanges = (domain: string) => Promise<readonly { exchange: string }[]>;

export interface MailDomainOptions {
  mailExchanges?: MailExchanges;
  resolver?: Resolver;
  timeLimitMs?: number;
}

export type AcceptsMail = (domain: string) => Promise<boolean>;

export function createMailDomains({
  mailExchanges = systemMailExchanges,
  resolver = systemResolver,
  timeLimitMs = TIME_LIMIT_MS,
}: MailDomainOptions = {}): AcceptsMail {
  const known = new LRUCache<string, boolean>({ max: DOMAINS_KEPT, ttl: FRESH_FOR_MS });

  async function ask(domain: string): Promise<boolean> {
    try {
      const exchanges = await mailExchanges(domain);
      // A single exchange without a name says that there is no mail here.
      return exchanges.some(({ exchange }) => exchange !== "" && exchange !== ".");
    } catch (error) {
      if (hasCode(error, "ENOTFOUND")) return false;
      if (!hasCode(error, "ENODATA")) throw error;
      // Without MX records the host itself receives.
      return (await resolver(domain)).length > 0;
    }
  }

  return async (given) => {
    const domain = domainToASCII(given.trim().toLowerCase());
    if (domain === "") return false;
    const cached = known.get(domain);
    if (cached !== undefined) return cached;
    const answer = await within(timeLimitMs, ask(domain)).catch((error: unknown) =>
      hasCode(error, "ENOTFOUND") ? false : undefined,
    );
    if (answer !== undefined) known.set(domain, answer);
    return answer ?? true;
  };
}

const systemMailExchanges: MailExchanges = (domain) =>
  new DnsResolver({ timeout: TIME_LIMIT_MS, tries: 1 }).resolveMx(domain);

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}
