// Header names people may set, and values as they can travel.

import { isConnectionHeader } from "../../../platform/egress/index.ts";

const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** What an answer may be packed in is decided by who unpacks it. */
const ownHeader = "accept-encoding";

export function isHeaderName(name: string): boolean {
  return headerName.test(name) && !isConnectionHeader(name) && name.toLowerCase() !== ownHeader;
}

/** One line, and the bytes of UTF-8 where a character has no place in a header. */
export function headerValue(text: string): string {
  // eslint-disable-next-line no-control-regex -- a line break would begin another header
  const line = text.replace(/[\u0000-\u001f\u007f]/g, " ").trim();
  return Buffer.from(line, "utf8").toString("latin1");
}
