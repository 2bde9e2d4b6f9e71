// A titled part of the contact panel.

import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./contact.module.css";

export function Section({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <Text component="h3" size="xs" fw={650} c="dimmed">
          {title}
        </Text>
        {action}
      </div>
      {children}
    </section>
  );
}
