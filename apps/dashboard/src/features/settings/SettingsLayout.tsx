// The settings: sections at the side, the present one beside them.
import { Text } from "@mantine/core";
import { Link, Outlet } from "@tanstack/react-router";
import { useAllows } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { Page } from "../../ui/Page.tsx";
import classes from "./SettingsLayout.module.css";

export function SettingsLayout() {
  const canReadTeam = useAllows("team", "read");
  const canReadInbox = useAllows("inbox", "read");
  return (
    <div className={classes.page}>
      <nav className={classes.sections} aria-label={t("settings.sections")}>
        <Text className={classes.group}>{t("settings.group.workspace")}</Text>
        <Link to="/settings/workspace" className={classes.section}>
          {t("settings.workspace")}
        </Link>
        {canReadTeam ? (
          <Link to="/settings/members" className={classes.section}>
            {t("settings.members")}
          </Link>
        ) : null}
        {canReadInbox ? (
          <Link to="/settings/quick-replies" className={classes.section}>
            {t("settings.quickReplies")}
          </Link>
        ) : null}
        <Link to="/settings/attributes" className={classes.section}>
          {t("settings.attributes")}
        </Link>
        <Text className={classes.group}>{t("settings.group.you")}</Text>
        <Link to="/settings/account" className={classes.section}>
          {t("settings.account")}
        </Link>
        <Link to="/settings/security" className={classes.section}>
          {t("settings.security")}
        </Link>
      </nav>
      <div className={classes.content}>
        <Page>
          <Outlet />
        </Page>
      </div>
    </div>
  );
}
