// What the API builder knows without schemas: limits, methods, error codes, names of secrets.
// No imports here, so that the dashboard can use it without pulling in the schema library.

export const apiLimits = {
  apisPerWorkspace: 200,
  /** Query parameters, headers, form fields, and mapped values: of each. */
  rows: 50,
  rowNameLength: 200,
  rowValueLength: 4_000,
  bodyLength: 20_000,
  secretLength: 4_000,
  timeoutSecondsMaximum: 30,
  timeoutSecondsDefault: 10,
  retriesMaximum: 3,
  /** Variables of one test, and the length of each typed value. */
  testValues: 100,
  testValueLength: 4_000,
  /** Characters of an answer shown in a test. */
  shownBodyLength: 60_000,
  logDays: 10,
} as const;

export const apiMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type ApiMethod = (typeof apiMethods)[number];

/** Why a call gave no (complete) answer. With a status, the answer came but could not be used in full. */
export const apiCallErrors = [
  "api_missing",
  "secret_unreadable",
  "template_failed",
  "variable_empty",
  "invalid_url",
  "invalid_body",
  "invalid_request",
  "blocked_address",
  "blocked_scheme",
  "dns_failed",
  "connection_failed",
  "timeout",
  "too_large",
  "too_many_redirects",
  "bad_response",
  "not_json",
] as const;
export type ApiCallError = (typeof apiCallErrors)[number];

/** Names of headers and parameters whose values are credentials: stored encrypted, never shown again, never logged. */
export function isSecretName(name: string): boolean {
  return /authori[sz]ation|cookie|token|secret|passw|signature|credential|api[-_]?key|(^|[-_])(auth|key)($|[-_])/i.test(
    name,
  );
}
