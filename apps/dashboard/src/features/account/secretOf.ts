// The key inside an otpauth address, in groups of four as people type it.
export function secretOf(uri: string): string {
  const secret = /[?&]secret=([^&]+)/.exec(uri)?.[1] ?? "";
  return secret.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
