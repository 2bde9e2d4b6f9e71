// The left side: workspace, search, places, availability, person.
import { ActionIcon, Kbd, Tooltip, UnstyledButton } from "@mantine/core";
import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from "@tabler/icons-react";
import { t } from "../../i18n/t.ts";
import { AvailabilitySwitch } from "./AvailabilitySwitch.tsx";
import { useDestinations } from "./destinations.ts";
import { NavigationLink } from "./NavigationLink.tsx";
import { paletteKeys, shellDialogs } from "./shellDialogs.ts";
import { UserMenu } from "./UserMenu.tsx";
import { WorkspaceSwitcher } from "./WorkspaceSwitcher.tsx";
import classes from "./Shell.module.css";

/** Below this width the sidebar shows icons only, whatever was chosen. */
const CRAMPED = "(max-width: 68em)";

export function Sidebar() {
  const isCramped = useMediaQuery(CRAMPED, undefined, { getInitialValueInEffect: false }) ?? false;
  const [wantsNarrow, setWantsNarrow] = useLocalStorage({
    key: "parley-narrow-navigation",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const places = useDestinations();
  const isNarrow = isCramped || wantsNarrow;
  const CollapseIcon = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const collapseLabel = t(isNarrow ? "shell.expand" : "shell.collapse");

  return (
    <header className={classes.sidebar} data-narrow={isNarrow || undefined}>
      <WorkspaceSwitcher isNarrow={isNarrow} />
      <UnstyledButton
        className={classes.search}
        onClick={() => shellDialogs.open("palette")}
        aria-label={t("shell.palette.open")}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <IconSearch size={16} aria-hidden />
        {isNarrow ? null : (
          <>
            <span className={classes.label}>{t("ui.search")}</span>
            <Kbd size="xs" aria-hidden>
              {paletteKeys}
            </Kbd>
          </>
        )}
      </UnstyledButton>
      <nav aria-label={t("shell.navigation")} style={{ display: "contents" }}>
        {places.map((destination) => (
          <NavigationLink key={destination.to} destination={destination} isNarrow={isNarrow} />
        ))}
      </nav>
      <div style={{ flex: 1 }} />
      {isCramped ? null : (
        <Tooltip label={collapseLabel} position="right">
          <ActionIcon size="lg" onClick={() => setWantsNarrow(!wantsNarrow)} aria-label={collapseLabel}>
            <CollapseIcon size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
      <AvailabilitySwitch isNarrow={isNarrow} />
      <UserMenu isNarrow={isNarrow} />
    </header>
  );
}
