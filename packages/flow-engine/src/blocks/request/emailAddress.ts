// An e-mail address as people type it.

const localPattern = /^[^\s@<>()[\],;:"\\]{1,64}$/;
const domainPattern = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

export interface EmailAddress {
  address: string;
  domain: string;
}

/** The address with its domain in lower case, or null. */
export function parseEmail(typed: string): EmailAddress | null {
  const text = typed.trim();
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(at, 0));
  // Only the domain is free of case; the part before @ belongs to the mail server.
  const domain = text.slice(at + 1).toLowerCase();
  const hasDots = local.startsWith(".") || local.endsWith(".") || local.includes("..");
  if (!localPattern.test(local) || hasDots || !isDomain(domain)) return null;
  return { address: `${local}@${domain}`, domain };
}

export function isDomain(domain: string): boolean {
  return domain.length <= 253 && domainPattern.test(domain);
}
