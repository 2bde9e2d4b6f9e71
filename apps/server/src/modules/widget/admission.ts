// Whether a visitor may use this bot here: switched on, published, and allowed on this page, device, address and country.

import type { BotSettings } from "@parley/contracts/botSettings";
import { domainToASCII } from "node:url";
import { AppError } from "@parley/contracts/errors";
import bowser from "bowser";
import ipaddr from "ipaddr.js";
import type { ConversationRow } from "../../platform/access/index.ts";

export interface Visitor {
  ip: string;
  country: string | null;
  pageUrl: string | null;
  /** Host under which this server was reached: its own landing page is no foreign site. */
  ownHost: string;
  device: NonNullable<ConversationRow["device"]>;
}

/** @throws AppError `bot_disabled` or `bot_not_allowed_here`. */
export function admit(settings: BotSettings, visitor: Visitor): void {
  if (!settings.general.isEnabled) throw new AppError("bot_disabled");
  const { devices, blockedIps, hiddenPages, countries, allowedDomains } = settings.access;
  const isMobile = visitor.device.kind !== "desktop";
  const refused =
    (devices === "desktop" && isMobile) ||
    (devices === "mobile" && !isMobile) ||
    blockedIps.some((blocked) => sameAddress(blocked, visitor.ip)) ||
    (countries.length > 0 &&
      visitor.country !== null &&
      !countries.some((country) => country.toUpperCase() === visitor.country?.toUpperCase())) ||
    (visitor.pageUrl !== null &&
      hiddenPages.some((pattern) => matchesPage(pattern, visitor.pageUrl ?? ""))) ||
    !isAllowedDomain(allowedDomains, visitor);
  if (refused) throw new AppError("bot_not_allowed_here");
}

/** `*` stands for any run of characters; everything else is literal. Linear, whatever the pattern. */
export function matchesPage(pattern: string, url: string): boolean {
  const parts = pattern.split("*");
  const first = parts[0] ?? "";
  if (parts.length === 1) return url === pattern || url === `${pattern}/`;
  if (!url.startsWith(first)) return false;
  let position = first.length;
  for (const [index, part] of parts.slice(1).entries()) {
    const isLast = index === parts.length - 2;
    if (isLast) return part === "" || (url.endsWith(part) && url.length - part.length >= position);
    const found = url.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return true;
}

function isAllowedDomain(allowed: string[], { pageUrl, ownHost }: Visitor): boolean {
  if (allowed.length === 0 || pageUrl === null) return true;
  const page = URL.parse(pageUrl);
  if (page?.host === ownHost) return true;
  return hostPatterns(allowed).some((pattern) => {
    const [name = ""] = pattern.split(":");
    const host = pattern.includes(":") ? page?.host : page?.hostname;
    return (
      host === pattern || (name.startsWith("*.") && host !== undefined && host.endsWith(pattern.slice(1)))
    );
  });
}

/** Host names as browsers write them, `*.` in front where subdomains are meant; what is no host name is left out. */
export function hostPatterns(domains: readonly string[]): string[] {
  return domains.flatMap((domain) => {
    const [, star = "", name = "", port = ""] = /^(\*\.)?([^:]*)(:\d+)?$/.exec(domain.trim()) ?? [];
    const host = domainToASCII(name);
    return host === "" || /[^a-z0-9.-]/.test(host) ? [] : [`${star}${host}${port}`];
  });
}

function sameAddress(first: string, second: string): boolean {
  if (!ipaddr.isValid(first) || !ipaddr.isValid(second)) return false;
  return ipaddr.process(first).toNormalizedString() === ipaddr.process(second).toNormalizedString();
}

/** Device, browser and system by the User-Agent header, in words. */
export function deviceOf(userAgent: string | undefined): Visitor["device"] {
  if (!userAgent) return { kind: "desktop", browser: "", system: "" };
  const parsed = bowser.parse(userAgent);
  const join = (...words: (string | undefined)[]) => words.filter(Boolean).join(" ").slice(0, 60);
  return {
    kind:
      parsed.platform.type === "mobile" || parsed.platform.type === "tablet"
        ? parsed.platform.type
        : "desktop",
    browser: join(parsed.browser.name, parsed.browser.version?.split(".")[0]),
    system: join(parsed.os.name, parsed.os.versionName ?? parsed.os.version),
  };
}
