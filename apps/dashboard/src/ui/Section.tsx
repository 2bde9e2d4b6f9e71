// A framed part of a page with its own title.
import { Group, Paper, Text, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

interface SectionProps {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

export function Section({ title, text, actions, children }: SectionProps) {
  const id = useId();
  return (
    <Paper component="section" withBorder p={{ base: "md", sm: "lg" }} aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="sm" mb={children ? "md" : 0}>
        <div style={{ flex: "1 1 16rem", minWidth: 0 }}>
          <Title order={2} size="h4" id={id}>
            {title}
          </Title>
          {text ? (
            <Text size="sm" c="dimmed" mt={2} component="div">
              {text}
            </Text>
          ) : null}
        </div>
        {actions ? <Group gap="xs">{actions}</Group> : null}
      </Group>
      {children}
    </Paper>
  );
}
