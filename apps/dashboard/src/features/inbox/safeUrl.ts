// Addresses come from strangers. Only those that open a page, a mail or a call become links; others stay text.

const linkSchemes = new Set(["http:", "https:", "mailto:", "tel:"]);
const mediaSchemes = new Set(["http:", "https:"]);

/** The address if it may be a link's target, else undefined. */
export function safeLink(url: string): string | undefined {
  return withScheme(url, linkSchemes);
}

/** The address if it may be loaded as a picture or video: a web address, or a file of this server. */
export function safeMedia(url: string): string | undefined {
  if (url.startsWith("/") && !url.startsWith("//")) return url;
  return withScheme(url, mediaSchemes);
}

function withScheme(url: string, schemes: ReadonlySet<string>): string | undefined {
  const parsed = URL.parse(url);
  return parsed && schemes.has(parsed.protocol) ? url : undefined;
}

/** Host and path, short enough to read; the whole text where it is no address. */
export function shortUrl(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.host}${parsed.pathname === "/" ? "" : parsed.pathname}` : url;
}
