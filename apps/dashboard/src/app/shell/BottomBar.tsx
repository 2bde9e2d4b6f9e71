// Phones: the main places at the thumb, the rest in a drawer.
import { Divider, Drawer, Stack, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMenu2 } from "@tabler/icons-react";
import { t } from "../../i18n/t.ts";
import { AvailabilitySwitch } from "./AvailabilitySwitch.tsx";
import { useDestinations } from "./destinations.ts";
import { NavigationLink } from "./NavigationLink.tsx";
import { UserMenu } from "./UserMenu.tsx";
import { WorkspaceSwitcher } from "./WorkspaceSwitcher.tsx";
import classes from "./Shell.module.css";

const PLACES_IN_BAR = 4;

export function BottomBar() {
  const [isOpen, { open, close }] = useDisclosure(false);
  const places = useDestinations();
  return (
    <>
      <nav className={classes.bottom} aria-label={t("shell.navigation")}>
        {places.slice(0, PLACES_IN_BAR).map((destination) => (
          <NavigationLink key={destination.to} destination={destination} />
        ))}
        <UnstyledButton className={classes.link} onClick={open} aria-haspopup="dialog">
          <IconMenu2 size={20} stroke={1.7} aria-hidden />
          <span>{t("shell.more")}</span>
        </UnstyledButton>
      </nav>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="bottom"
        size="auto"
        title={t("shell.more")}
        closeButtonProps={{ "aria-label": t("ui.close") }}
      >
        <Stack gap="xs">
          <WorkspaceSwitcher isNarrow={false} />
          {places.slice(PLACES_IN_BAR).map((destination) => (
            <NavigationLink key={destination.to} destination={destination} onFollow={close} />
          ))}
          <Divider />
          <AvailabilitySwitch isNarrow={false} />
          <UserMenu isNarrow={false} onFollow={close} />
        </Stack>
      </Drawer>
    </>
  );
}
