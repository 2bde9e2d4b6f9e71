// Header names people may set, and values as they can travel.

const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** They belong to the connection, which is ours. */
const connectionHeaders = new Set([
  "host",
  "connection",
  "keep-alive",
  "content-length",
  "transfer-encoding",
  "te",
  "trailer",
  "upgrade",
  "expect",
  "proxy-authorization",
  "proxy-connection",
  "accept-encoding",
]);

export function isHeaderName(name: string): boolean {
  return headerName.test(name) && !connectionHeaders.has(name.toLowerCase());
}

/** One line, and the bytes of UTF-8 where a character has no place in a header. */
export function headerValue(text: string): string {
  // eslint-disable-next-line no-control-regex -- a line break would begin another header
  const line = text.replace(/[\u0000-\u001f\u007f]/g, " ").trim();
  return Buffer.from(line, "utf8").toString("latin1");
}
