// The person: account, theme, sound, help, signing out.
import {
  Avatar,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  type MantineColorScheme,
} from "@mantine/core";
import { IconKeyboard, IconLogout, IconShieldLock, IconUser } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { auth } from "../../api/auth.ts";
import { realtime } from "../../api/realtime.ts";
import { t } from "../../i18n/t.ts";
import { notifyError } from "../../ui/notify.ts";
import { queryClient } from "../queryClient.ts";
import { useSoundSetting } from "../requests/sound.ts";
import { useMe } from "../workspace.tsx";
import { shellDialogs } from "./shellDialogs.ts";
import classes from "./Shell.module.css";

const schemes = ["light", "dark", "auto"] as const satisfies readonly MantineColorScheme[];

interface UserMenuProps {
  isNarrow: boolean;
  onFollow?: () => void;
}

export function UserMenu({ isNarrow, onFollow }: UserMenuProps) {
  const { user } = useMe();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [hasSound, setHasSound] = useSoundSetting();

  const go = (to: "/settings/account" | "/settings/security"): void => {
    onFollow?.();
    void navigate({ to });
  };

  return (
    <Menu position="right-end" width={260} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={t("shell.user.menu", { name: user.name })}>
          <Avatar size={28} radius="xl" name={user.name} color="initials" aria-hidden />
          {isNarrow ? null : (
            <span className={classes.label}>
              <Text span display="block" size="sm" fw={500} truncate>
                {user.name}
              </Text>
              <Text span display="block" size="xs" c="dimmed" truncate>
                {user.email}
              </Text>
            </span>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUser size={16} />} onClick={() => go("/settings/account")}>
          {t("shell.account")}
        </Menu.Item>
        <Menu.Item leftSection={<IconShieldLock size={16} />} onClick={() => go("/settings/security")}>
          {t("shell.security")}
        </Menu.Item>
        <Menu.CheckboxItem checked={hasSound} onChange={setHasSound}>
          {t("shell.sound")}
        </Menu.CheckboxItem>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => shellDialogs.open("shortcuts")}>
          {t("shell.help")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("shell.theme")}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
        >
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`shell.theme.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t("shell.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Leaves by a fresh page, so that nothing of this person stays in memory. */
export async function signOut(): Promise<void> {
  try {
    await auth.signOut();
    realtime.disconnect();
    queryClient.clear();
    location.assign("/login");
  } catch (error) {
    notifyError(error);
  }
}
