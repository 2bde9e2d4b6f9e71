// A contact as a vCard 3.0 (RFC 2426), which every address book reads.

import type { MessageContent } from "@parley/contracts/messages";

export function vCard({
  name,
  organisation,
  phone,
  email,
  url,
}: Omit<Extract<MessageContent, { kind: "contactCard" }>, "kind">): string {
  const properties: [string, string | undefined][] = [
    ["FN", name],
    ["ORG", organisation],
    ["TEL;TYPE=VOICE", phone],
    ["EMAIL", email],
    ["URL", url],
  ];
  return [
    "BEGIN:VCARD",
    "VERSION:3.0",
    // The parts of the name are not known; the whole stands as the family name.
    `N:${escaped(name)};;;;`,
    ...properties.flatMap(([key, value]) => (value ? [`${key}:${escaped(value)}`] : [])),
    "END:VCARD",
    "",
  ].join("\r\n");
}

/** Line breaks and separators would start a property of the sender's making. */
function escaped(value: string): string {
  return value.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|[\r\n]/g, "\\n");
}
