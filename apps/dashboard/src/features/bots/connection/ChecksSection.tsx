// Proves every step of the set-up at the provider, in words, with what to do about a step that failed.
import { Button, Group, List, Text, ThemeIcon, VisuallyHidden } from "@mantine/core";
import type { ConnectionCheck } from "@parley/contracts/api/connections";
import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { api, request } from "../../../api/client.ts";
import { isMessageKey, t } from "../../../i18n/t.ts";
import { FormError } from "../../../ui/FormError.tsx";
import { Section } from "../../../ui/Section.tsx";
import type { ConnectionParams } from "./connectionParams.ts";

const signs = {
  passed: { icon: IconCheck, colour: "green" },
  failed: { icon: IconX, colour: "red" },
  unknown: { icon: IconQuestionMark, colour: "gray" },
};

interface ChecksSectionProps {
  params: ConnectionParams;
  canWrite: boolean;
  onChecked: () => Promise<unknown>;
}

export function ChecksSection({ params, canWrite, onChecked }: ChecksSectionProps) {
  const check = useMutation({
    mutationFn: () => request(api.checkConnection, { params }),
    onSuccess: onChecked,
  });
  return (
    <Section
      title={t("bots.connection.checks")}
      text={t("bots.connection.checks.text")}
      actions={
        canWrite ? (
          <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
            {t("bots.connection.checkNow")}
          </Button>
        ) : null
      }
    >
      <FormError error={check.error} />
      {check.data ? (
        <List listStyleType="none" spacing="sm" aria-live="polite" p={0} m={0}>
          {check.data.items.map((item) => (
            <CheckLine key={item.name} item={item} />
          ))}
        </List>
      ) : null}
    </Section>
  );
}

function CheckLine({ item }: { item: ConnectionCheck }) {
  const { icon: Icon, colour } = signs[item.state];
  const next = nextStep(item);
  return (
    <List.Item>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <ThemeIcon size={22} radius="xl" variant="light" color={colour}>
          <Icon size={14} aria-hidden />
        </ThemeIcon>
        <div>
          <Text size="sm" fw={500}>
            {wordsOf(`bots.connection.check.${item.name}`) ?? item.name}
            {item.state === "passed" ? (
              <VisuallyHidden> {t("bots.channels.check.passed")}</VisuallyHidden>
            ) : (
              `: ${t(`bots.channels.check.${item.state}`)}`
            )}
          </Text>
          {next ? <Text size="sm">{next}</Text> : null}
          {item.state !== "passed" && (item.problem?.detail || item.detail) ? (
            <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
              {item.problem ? `${item.problem.code} · ${item.problem.detail}` : item.detail}
            </Text>
          ) : null}
        </div>
      </Group>
    </List.Item>
  );
}

/** What a person can do about it. */
function nextStep({ name, state }: ConnectionCheck): string | null {
  return state === "passed" ? null : wordsOf(`bots.connection.check.${name}.${state}`);
}

function wordsOf(key: string): string | null {
  return isMessageKey(key) ? t(key) : null;
}
