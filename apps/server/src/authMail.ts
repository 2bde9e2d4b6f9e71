// The mails about accounts, in words.

import type { AuthMail } from "./platform/auth/index.ts";

export function authMail({ to, name, kind, url }: AuthMail) {
  const texts = {
    verifyEmail: {
      subject: "Confirm your e-mail address",
      lead: "please confirm your e-mail address for Parley:",
    },
    invitation: {
      subject: "You are invited to Parley",
      lead: "a colleague has added you to their team in Parley. Choose a password here, then sign in:",
    },
    resetPassword: {
      subject: "Choose a new password",
      lead: "you (or somebody else) asked for a new password for Parley. Choose one here:",
    },
  };
  const { subject, lead } = texts[kind];
  return {
    to,
    subject,
    text: `Hello ${name},\n\n${lead}\n\n${url}\n\nIf this was not you, ignore this mail.\n`,
  };
}
