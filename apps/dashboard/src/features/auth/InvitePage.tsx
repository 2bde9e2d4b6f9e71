// The mailed invitation leads here: a password makes the account usable.
import { useSearch } from "@tanstack/react-router";
import { t } from "../../i18n/t.ts";
import { ChoosePassword } from "./ChoosePassword.tsx";

export function InvitePage() {
  const { token, error } = useSearch({ from: "/invite" });
  return (
    <ChoosePassword
      token={error === undefined ? token : undefined}
      texts={{
        title: t("auth.invite.title"),
        text: t("auth.invite.text"),
        submit: t("auth.invite.submit"),
        done: t("auth.invite.done"),
        invalid: t("auth.invite.invalid"),
        invalidText: t("auth.invite.invalidText"),
      }}
    />
  );
}
