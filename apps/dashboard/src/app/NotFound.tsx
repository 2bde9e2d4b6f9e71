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
        order={1}
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

/** Outside the shell nothing else makes the page's main part. */
export function NotFoundPage() {
  return (
    <main>
      <NotFound />
    </main>
  );
}
