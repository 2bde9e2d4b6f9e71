// Which workspace is shown, the others one belongs to, and a new one.
import { Avatar, Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconPlus, IconSelector } from "@tabler/icons-react";
import { t } from "../../i18n/t.ts";
import { useMe, useSwitchWorkspace, useWorkspace } from "../workspace.tsx";
import { shellDialogs } from "./shellDialogs.ts";
import classes from "./Shell.module.css";

export function WorkspaceSwitcher({ isNarrow }: { isNarrow: boolean }) {
  const me = useMe();
  const workspace = useWorkspace();
  const switchTo = useSwitchWorkspace();
  return (
    <Menu position="bottom-start" width={240} shadow="md">
      <Menu.Target>
        <UnstyledButton
          className={classes.person}
          aria-label={t("shell.workspace.switch", { name: workspace.name })}
        >
          <Avatar size={28} radius="md" color="accent" variant="filled" aria-hidden>
            {initial(workspace.name)}
          </Avatar>
          {isNarrow ? null : (
            <>
              <span className={classes.label} style={{ fontWeight: 600 }}>
                {workspace.name}
              </span>
              <IconSelector size={16} aria-hidden />
            </>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("shell.workspace")}</Menu.Label>
        {me.workspaces.map(({ id, name }) => (
          <Menu.Item
            key={id}
            onClick={() => switchTo(id)}
            rightSection={id === workspace.id ? <IconCheck size={16} /> : null}
            aria-current={id === workspace.id || undefined}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => shellDialogs.open("newWorkspace")}>
          {t("shell.workspace.new")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initial(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? "?";
}
