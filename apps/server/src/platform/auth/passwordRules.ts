// What a password must have; checked wherever a new one is chosen.

const rules = [
  { pattern: /[A-Z]/, text: "an upper-case letter" },
  { pattern: /\d/, text: "a digit" },
  { pattern: /[^A-Za-z0-9]/, text: "a special character" },
];
const MINIMUM_LENGTH = 8;

/** Why a password is too weak, in words for its owner; undefined when it is good. */
export function weakness(password: string): string | undefined {
  const missing = rules.filter((rule) => !rule.pattern.test(password)).map((rule) => rule.text);
  if (password.length < MINIMUM_LENGTH) missing.unshift(`at least ${MINIMUM_LENGTH} characters`);
  return missing.length === 0 ? undefined : `The password needs ${missing.join(", ")}.`;
}

/** Looks at bodies that set a password: sign-up (with a name) and changes (newPassword). Signing in is not judged. */
export function passwordProblem(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  if ("newPassword" in body && typeof body.newPassword === "string") return weakness(body.newPassword);
  if ("name" in body && "password" in body && typeof body.password === "string")
    return weakness(body.password);
  return undefined;
}
