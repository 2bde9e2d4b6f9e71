// What developers need: tokens for calls to Parley, and calls from Parley to other systems.
import { Link, Outlet } from "@tanstack/react-router";
import { t } from "../../i18n/t.ts";
import linkTabs from "../../ui/linkTabs.module.css";
import classes from "./DevelopersLayout.module.css";

const TABS = [
  { to: "/developers", label: "developers.tab.tokens", exact: true },
  { to: "/developers/apis", label: "developers.tab.apis", exact: false },
  { to: "/developers/log", label: "developers.tab.log", exact: false },
] as const;

export function DevelopersLayout() {
  return (
    <div className={classes.layout}>
      <nav className={classes.tabs} aria-label={t("developers.tabs")}>
        {TABS.map(({ to, label, exact }) => (
          <Link key={to} to={to} activeOptions={{ exact }} className={linkTabs.tab}>
            {t(label)}
          </Link>
        ))}
      </nav>
      <div className={linkTabs.body}>
        <Outlet />
      </div>
    </div>
  );
}
