// What a password must have. The server checks the same; here it is shown while typing.
export const passwordRules = {
  length: (password: string) => password.length >= 8,
  upper: (password: string) => /\p{Lu}/u.test(password),
  digit: (password: string) => /\d/.test(password),
  special: (password: string) => /[^\p{L}\p{N}\s]/u.test(password),
} as const;

export type PasswordRule = keyof typeof passwordRules;
export const passwordRuleNames = Object.keys(passwordRules) as PasswordRule[];

export function isStrongPassword(password: string): boolean {
  return passwordRuleNames.every((rule) => passwordRules[rule](password));
}
