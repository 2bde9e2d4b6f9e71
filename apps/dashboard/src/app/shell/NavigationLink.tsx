// One place of the navigation, with its badge told in words to screen readers.
import { Tooltip, VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { t } from "../../i18n/t.ts";
import { formatCompact } from "../../i18n/format.ts";
import { useInboxCounts } from "../requests/useInboxCounts.ts";
import type { Destination } from "./destinations.ts";
import classes from "./Shell.module.css";

interface NavigationLinkProps {
  destination: Destination;
  isNarrow?: boolean;
  onFollow?: () => void;
}

export function NavigationLink({ destination, isNarrow = false, onFollow }: NavigationLinkProps) {
  const { to, label, icon: Icon } = destination;
  return (
    <Tooltip label={t(label)} position="right" disabled={!isNarrow}>
      <Link
        to={to}
        className={classes.link}
        activeOptions={{ exact: to === "/" }}
        {...(onFollow ? { onClick: onFollow } : {})}
      >
        <Icon size={20} stroke={1.7} aria-hidden />
        {isNarrow ? (
          <VisuallyHidden>{t(label)}</VisuallyHidden>
        ) : (
          <span className={classes.label}>{t(label)}</span>
        )}
        {label === "shell.inbox" ? <InboxBadge /> : null}
      </Link>
    </Tooltip>
  );
}

/** People who wait come before chats that are unread. */
function InboxBadge() {
  const { requests, unread } = useInboxCounts();
  const count = requests > 0 ? requests : unread;
  if (count === 0) return null;
  const label = requests > 0 ? t("shell.badge.requests", { count }) : t("shell.badge.unread", { count });
  return (
    <span className={classes.badge} data-urgent={requests > 0 || undefined} title={label}>
      <span aria-hidden>{formatCompact(count)}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
