// The quiet page around every form outside the shell.
import { Box, Center, Group, Paper, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { Logo } from "../../ui/Logo.tsx";
import classes from "./AuthLayout.module.css";

interface AuthLayoutProps {
  title: string;
  text?: string;
  children: ReactNode;
  footer?: ReactNode;
}

export function AuthLayout({ title, text, children, footer }: AuthLayoutProps) {
  useDocumentTitle(`${title} · Parley`);
  return (
    <Center component="main" className={classes.page}>
      <Box w="100%" maw={400}>
        <Group gap="xs" justify="center" mb="lg">
          <Logo size={28} />
          <Text fw={700} fz="xl">
            Parley
          </Text>
        </Group>
        <Paper withBorder radius="lg" p={{ base: "md", xs: "xl" }} className={classes.card}>
          <Title order={1} size="h2" ta="center">
            {title}
          </Title>
          {text ? (
            <Text c="dimmed" ta="center" mt={6}>
              {text}
            </Text>
          ) : null}
          <Box mt="lg">{children}</Box>
        </Paper>
        {footer ? (
          <Text component="div" ta="center" mt="md" c="dimmed">
            {footer}
          </Text>
        ) : null}
      </Box>
    </Center>
  );
}
