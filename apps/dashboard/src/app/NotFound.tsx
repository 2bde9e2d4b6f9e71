// An address that leads nowhere.
import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { t } from "../i18n/t.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";

export function NotFound() {
  return (
    <Page>
      <EmptyState
        icon={IconMapOff}
        title={t("shell.notFound")}
        text={t("shell.notFoundHint")}
        action={
          <Button component="a" href="/" variant="default">
            {t("shell.toHome")}
          </Button>
        }
      />
    </Page>
  );
}
