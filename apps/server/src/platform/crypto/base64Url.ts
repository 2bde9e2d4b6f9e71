// Strict base64url: one spelling per value, so that no second text decodes to the same bytes.

export function decodeBase64Url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : undefined;
}
