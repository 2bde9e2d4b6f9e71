// Replaces secrets wherever they may come back: in addresses, bodies and answers, in each spelling they can take there.

import { isSecretName } from "@parley/contracts/apiRules";
import { encode } from "./writeUrl.ts";

export const REDACTED = "•••";

/** A shorter value is no secret, and replacing it everywhere would garble what it is part of. */
const SHORTEST_SECRET = 6;

export type Redact = (text: string) => string;

export function createRedact(secrets: readonly string[]): Redact {
  const spellings = new Set(
    secrets
      .filter(({ length }) => length >= SHORTEST_SECRET)
      .flatMap((secret) => [
        secret,
        encode(secret),
        encode(secret).replaceAll("%20", "+"),
        JSON.stringify(secret).slice(1, -1),
      ]),
  );
  // Longest first, so that a secret that contains another one disappears as a whole.
  const ordered = [...spellings].toSorted((a, b) => b.length - a.length);
  return (text) => ordered.reduce((redacted, secret) => redacted.replaceAll(secret, REDACTED), text);
}

/** Parameters with the names of secrets lose their values. */
export function redactUrl(url: string): string {
  return url.replace(/([?&])([^=&#]*)=([^&#]*)/g, (whole, start: string, name: string) =>
    isSecretName(decode(name)) ? `${start}${name}=${REDACTED}` : whole,
  );
}

/** Members of JSON and fields of forms with the names of secrets lose their values, in a whole document or a piece. */
export function redactMembers(text: string): string {
  return text
    .replace(/"([^"\\]{1,100})"(\s*:\s*)"(?:[^"\\]|\\.)*("|$)/g, (whole, name: string, colon: string) =>
      isSecretName(name) ? `"${name}"${colon}"${REDACTED}"` : whole,
    )
    .replace(/(^|[?&])([\w.%[\]-]{1,100})=([^&\s"]*)/g, (whole, start: string, name: string) =>
      isSecretName(decode(name)) ? `${start}${name}=${REDACTED}` : whole,
    );
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
