// An empty list that says what belongs here and offers the next step.
import { Stack, Text, ThemeIcon, Title } from "@mantine/core";
import type { ComponentType, ReactNode } from "react";

interface EmptyStateProps {
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  /** 1 where it stands for a whole page. */
  order?: 1 | 2;
}

export function EmptyState({ icon: Icon, title, text, action, order = 2 }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      <ThemeIcon size={48} radius="xl" variant="light" color="gray" aria-hidden>
        <Icon size={24} stroke={1.6} />
      </ThemeIcon>
      <Title order={order} size="h4" mt="xs">
        {title}
      </Title>
      {text ? (
        <Text c="dimmed" maw={440}>
          {text}
        </Text>
      ) : null}
      {action ? <div style={{ marginBlockStart: "0.5rem" }}>{action}</div> : null}
    </Stack>
  );
}
