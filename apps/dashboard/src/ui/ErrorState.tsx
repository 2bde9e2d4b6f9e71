// A failed load: what happened, what to do, and a way to try again.
import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { errorText } from "../api/errorText.ts";
import { t } from "../i18n/t.ts";

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, hint } = errorText(error);
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={title} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{hint}</Text>
        {onRetry ? (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t("ui.retry")}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}
