// Which addresses may be connected to: public unicast, and what the operator listed. Everything else is refused, ranges
// that are not known to be public included.

import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

export interface AddressPolicy {
  /** Whether a connection to this address may be opened for this host name and port. */
  allows(address: string, target: { hostname: string; port: number }): boolean;
}

type AllowedEntry =
  | { kind: "range"; network: Address; bits: number; port: number | undefined }
  | { kind: "host"; hostname: string; port: number | undefined };

/** IPv6 space that is given out for public use. Addresses outside it are refused without knowing what they are. */
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

/** The well-known NAT64 prefix: the last four bytes are the IPv4 address that is reached. */
const nat64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

/** Services that hand out a machine's credentials. A range never opens them; only their exact address in the list does. */
const metadataAddresses = new Set(
  [
    "169.254.169.254",
    "169.254.169.253",
    "169.254.170.2",
    "169.254.170.23",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "fd00:ec2::254",
    "fd00:ec2::23",
    "fd20:ce::254",
  ].map((address) => canonical(address)?.toString()),
);

/**
 * Entries are `10.1.0.0/16`, `10.1.2.3`, `10.1.2.3:8080`, `[fd00::1]:8080`, `models.example`, `models.example:11434`.
 * A wrong entry throws, so that the server refuses to start with it.
 */
export function createAddressPolicy(allowed: readonly string[]): AddressPolicy {
  const entries = allowed.map(parseEntry);
  return {
    allows(text, { hostname, port }) {
      const address = canonical(text);
      if (!address) return false;
      if (metadataAddresses.has(address.toString())) {
        return entries.some((entry) => isExactly(entry, address) && fitsPort(entry, port));
      }
      if (isPublic(address)) return true;
      return entries.some((entry) => matches(entry, address, hostname) && fitsPort(entry, port));
    },
  };
}

export function isPublicAddress(text: string): boolean {
  const address = canonical(text);
  return address !== undefined && isPublic(address) && !metadataAddresses.has(address.toString());
}

function isPublic(address: Address): boolean {
  if (address instanceof ipaddr.IPv4) return address.range() === "unicast";
  // 6to4, Teredo and the other embeddings are ranges of their own for the library and refused with them.
  return address.range() === "unicast" && address.match(globalUnicast);
}

/** IPv4 hidden in IPv6 is judged as the IPv4 address that would be reached. */
function canonical(text: string): Address | undefined {
  if (isIP(text) === 0 || text.includes("%")) return undefined;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (address.match(nat64)) return new ipaddr.IPv4(address.toByteArray().slice(-4));
  return address;
}

function matches(entry: AllowedEntry, address: Address, hostname: string): boolean {
  switch (entry.kind) {
    case "host":
      return entry.hostname === normalHostname(hostname);
    case "range":
      return entry.network.kind() === address.kind() && address.match(entry.network, entry.bits);
  }
}

function isExactly(entry: AllowedEntry, address: Address): boolean {
  return (
    entry.kind === "range" &&
    entry.network.toString() === address.toString() &&
    entry.bits === fullLength(address)
  );
}

function fitsPort(entry: AllowedEntry, port: number): boolean {
  return entry.port === undefined || entry.port === port;
}

function parseEntry(text: string): AllowedEntry {
  const entry = text.trim();
  if (entry.includes("/")) {
    if (!ipaddr.isValidCIDR(entry)) throw new Error(`"${text}" is not an address range such as 10.1.0.0/16.`);
    const [network, bits] = ipaddr.parseCIDR(entry);
    return { kind: "range", network, bits, port: undefined };
  }
  const address = canonical(entry);
  if (address) return { kind: "range", network: address, bits: fullLength(address), port: undefined };

  const refusal = `"${text}" is not an address, a range, or a host with an optional port.`;
  const url = URL.parse(`http://${entry}`);
  if (!url || url.href !== `http://${url.host}/` || !/^[^@\s/?#\\]+$/.test(entry)) throw new Error(refusal);
  // Taken from the text, because the parser hides the scheme's own port, and a hidden port would allow all.
  const digits = /:(\d+)$/.exec(entry)?.[1];
  const port = digits === undefined ? undefined : Number(digits);
  const literal = canonical(url.hostname.replace(/^\[|\]$/g, ""));
  if (literal) return { kind: "range", network: literal, bits: fullLength(literal), port };
  return { kind: "host", hostname: normalHostname(url.hostname), port };
}

function fullLength(address: Address): number {
  return address instanceof ipaddr.IPv4 ? 32 : 128;
}

function normalHostname(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, "");
}
