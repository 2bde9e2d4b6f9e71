// What to do while the flow speaks one language.

import { IconLanguage } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";

export function FirstLanguage({ count }: { count: number }) {
  return (
    <EmptyState
      icon={IconLanguage}
      title={t("editor.translations.none")}
      text={t("editor.translations.noneText", { count })}
    />
  );
}
