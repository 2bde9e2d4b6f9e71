// Title, one line of explanation, and the page's main actions; the same on every screen.
import { Box, Group, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";

interface PageHeaderProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, description, actions }: PageHeaderProps) {
  useDocumentTitle(`${title} · Parley`);
  return (
    <Group justify="space-between" align="flex-start" gap="sm" mb="lg">
      <Box miw={0} flex="1 1 16rem">
        <Title order={1} size="h2" fw={650}>
          {title}
        </Title>
        {description ? (
          <Text c="dimmed" mt={4} maw={640}>
            {description}
          </Text>
        ) : null}
      </Box>
      {actions ? <Group gap="xs">{actions}</Group> : null}
    </Group>
  );
}
