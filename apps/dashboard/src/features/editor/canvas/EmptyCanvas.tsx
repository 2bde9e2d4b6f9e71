// An empty flow: says what a flow is and offers the first block.

import { Button, Paper } from "@mantine/core";
import { IconMessagePlus, IconPlus } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { useServices } from "../editorContext.tsx";
import classes from "./Canvas.module.css";

export function EmptyCanvas() {
  const { view, canWrite } = useServices();
  return (
    <div className={classes.empty}>
      <Paper withBorder shadow="sm" radius="md">
        <EmptyState
          icon={IconMessagePlus}
          title={t("editor.empty.title")}
          text={t("editor.empty.text")}
          action={
            canWrite ? (
              <Button
                leftSection={<IconPlus size={16} />}
                onClick={(event) => {
                  const { left, bottom } = event.currentTarget.getBoundingClientRect();
                  view.set({ palette: { screen: { x: left, y: bottom + 8 } } });
                }}
              >
                {t("editor.empty.action")}
              </Button>
            ) : null
          }
        />
      </Paper>
    </div>
  );
}
