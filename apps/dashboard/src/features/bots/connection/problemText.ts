// What a problem of an account means and what to do next; the provider's own words stand beside it.
import { isMessageKey, t } from "../../../i18n/t.ts";

export function problemText(kind: string): string {
  const key = `bots.connection.problem.${kind}`;
  return isMessageKey(key) ? t(key) : t("bots.connection.problem.refused");
}
