// The mailed link to choose a new password leads here.
import { useSearch } from "@tanstack/react-router";
import { t } from "../../i18n/t.ts";
import { ChoosePassword } from "./ChoosePassword.tsx";

export function ResetPage() {
  const { token, error } = useSearch({ from: "/reset" });
  return (
    <ChoosePassword
      token={error === undefined ? token : undefined}
      texts={{
        title: t("auth.reset.title"),
        submit: t("auth.reset.submit"),
        done: t("auth.reset.done"),
        invalid: t("auth.reset.invalid"),
        invalidText: t("auth.reset.invalidText"),
      }}
    />
  );
}
