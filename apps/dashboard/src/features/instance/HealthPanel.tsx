// The doctor: every check with what to do when it is not well.
import { Button, Group, Stack, Text, ThemeIcon, VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconRefresh, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { HealthCheck } from "@parley/contracts/api/instance";
import { api, apiQuery } from "../../api/client.ts";
import { t } from "../../i18n/t.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";

const looks = {
  ok: { icon: IconCheck, colour: "teal" },
  warning: { icon: IconAlertTriangle, colour: "orange" },
  error: { icon: IconX, colour: "red" },
} as const;

export function HealthPanel() {
  const health = useQuery(apiQuery(api.getHealth, {}));
  return (
    <Section
      title={t("instance.health")}
      text={t("instance.health.text")}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          loading={health.isFetching}
          onClick={() => void health.refetch()}
        >
          {t("instance.health.again")}
        </Button>
      }
    >
      <QueryView query={health}>
        {({ checks }) => (
          <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
            {checks.map((check) => (
              <Check key={check.name} check={check} />
            ))}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}

function Check({ check }: { check: HealthCheck }) {
  const { icon: Icon, colour } = looks[check.status];
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <ThemeIcon size={26} radius="xl" variant="light" color={colour} aria-hidden>
        <Icon size={15} stroke={2.2} />
      </ThemeIcon>
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={600}>
          {check.name}
          <VisuallyHidden>: {t(`instance.health.${check.status}`)}</VisuallyHidden>
        </Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {check.detail}
        </Text>
        {check.hint ? <Text size="sm">{check.hint}</Text> : null}
      </div>
    </Group>
  );
}
