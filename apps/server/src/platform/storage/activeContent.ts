// Text that a browser would run: HTML, SVG and other XML. The openings are those by which browsers themselves recognise
// HTML (https://mimesniff.spec.whatwg.org/, read 2026), and an opening may follow space and comments.

const leadingSpaceAndComments = /^(?:\s|\uFEFF|<!--[\s\S]*?(?:-->|$))*/;

const htmlOpening =
  /^<(?:!doctype|html|head|body|script|style|title|iframe|frameset|object|embed|img|svg|math|form|input|a|b|p|br|h[1-6]|div|span|font|table|link|meta|base|template|video|audio)(?=[\s/>]|$)/i;
const xmlOpening = /^<(?:\?xml|!\[cdata\[|!entity|[a-z_][\w.-]*:[\w.-]+|[a-z_][\w.-]*\s+xmlns)/i;

export const activeTypes: readonly string[] = [
  "text/html",
  "application/xhtml+xml",
  "image/svg+xml",
  "application/xml",
  "text/xml",
  "application/javascript",
  "text/javascript",
  "application/x-shockwave-flash",
  "text/css",
  "text/xsl",
  "multipart/related",
  "message/rfc822",
];

export function activeTypeOf(text: string): string | undefined {
  const start = text.replace(leadingSpaceAndComments, "");
  const isXml = xmlOpening.test(start);
  if ((isXml || /^<(?:svg|!doctype)/i.test(start)) && /<(?:\w+:)?svg[\s/>]/i.test(start))
    return "image/svg+xml";
  if (htmlOpening.test(start)) return "text/html";
  return isXml ? "application/xml" : undefined;
}
