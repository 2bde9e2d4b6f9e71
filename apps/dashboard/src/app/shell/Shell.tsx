// Navigation around every screen: a sidebar on wide screens, a bar at the bottom on phones.
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { RequestNotices } from "../requests/RequestNotices.tsx";
import { BottomBar } from "./BottomBar.tsx";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { SessionExpired } from "./SessionExpired.tsx";
import { Shortcuts } from "./Shortcuts.tsx";
import { Sidebar } from "./Sidebar.tsx";
import classes from "./Shell.module.css";

/** Below this width the sidebar would take the room the content needs. */
const PHONE = "(max-width: 47.99em)";
const CONTENT_ID = "content";

export function Shell({ children }: { children: ReactNode }) {
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  return (
    <>
      <a className={classes.skip} href={`#${CONTENT_ID}`}>
        {t("shell.skip")}
      </a>
      <div className={classes.shell}>
        {isPhone ? null : <Sidebar />}
        <main id={CONTENT_ID} className={classes.main} tabIndex={-1}>
          <ConnectionBanner />
          <div className={classes.content}>{children}</div>
        </main>
        {isPhone ? <BottomBar /> : null}
      </div>
      <RequestNotices />
      <SessionExpired />
      <Shortcuts />
    </>
  );
}
