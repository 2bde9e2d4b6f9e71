// How a call ended: its status, or why there is none.
import { Badge, Group, Text } from "@mantine/core";
import type { ApiCallError } from "@parley/contracts/apiRules";
import { t } from "../../../i18n/t.ts";

interface CallOutcomeProps {
  status: number | null;
  error: ApiCallError | null;
}

export function CallOutcome({ status, error }: CallOutcomeProps) {
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      {status === null ? null : <Badge color={colourOf(status)}>{status}</Badge>}
      {error === null ? null : (
        <Text span size="sm" c="var(--mantine-color-error)">
          {t(`developers.callError.${error}`)}
        </Text>
      )}
    </Group>
  );
}

function colourOf(status: number): string {
  if (status < 300) return "teal";
  if (status < 400) return "blue";
  return status < 500 ? "orange" : "red";
}
