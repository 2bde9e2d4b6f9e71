// The views on the left: what to look at, with counts of those that ask for work.

import { ActionIcon, Group, Text, Tooltip, UnstyledButton } from "@mantine/core";
import {
  IconArchive,
  IconInbox,
  IconKeyboard,
  IconMailOpened,
  IconRobot,
  IconUser,
  IconUserQuestion,
  IconUsers,
} from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import { formatCompact } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import pageClasses from "../inbox.module.css";
import { useBots } from "../queries.ts";
import { useViewCount, type ViewCount } from "./useViewCount.ts";
import classes from "./views.module.css";
import { countedViews, isSameView, viewNames, type View, type ViewName } from "./views.ts";

const viewIcons: Record<ViewName, ComponentType<{ size?: number; stroke?: number }>> = {
  all: IconInbox,
  mine: IconUser,
  unassigned: IconUsers,
  waiting: IconUserQuestion,
  unread: IconMailOpened,
  closed: IconArchive,
};

const countedNames: ReadonlySet<ViewName> = new Set(countedViews);

interface ViewsColumnProps {
  view: View;
  onChange: (view: View) => void;
  onHelp: () => void;
}

export function ViewsColumn({ view, onChange, onHelp }: ViewsColumnProps) {
  const bots = useBots();
  return (
    <nav className={pageClasses.views} aria-label={t("inbox.views")}>
      <Group justify="space-between" px={8} pb={6} wrap="nowrap">
        <Text fw={650} size="lg" component="h2">
          {t("inbox.title")}
        </Text>
        <Tooltip label={t("inbox.shortcuts")}>
          <ActionIcon aria-label={t("inbox.shortcuts")} onClick={onHelp}>
            <IconKeyboard size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {viewNames.map((name) => {
        const Named = countedNames.has(name) ? CountedView : NamedView;
        return <Named key={name} name={name} view={view} onChange={onChange} />;
      })}
      {bots.data && bots.data.items.length > 0 ? (
        <>
          <Text size="xs" c="dimmed" fw={600} px={8} pt={16} pb={4} component="h3">
            {t("inbox.bots")}
          </Text>
          {bots.data.items.map((bot) => (
            <ViewButton
              key={bot.id}
              icon={<IconRobot size={17} stroke={1.7} />}
              label={bot.name}
              isActive={isSameView(view, { name: "bot", botId: bot.id })}
              onClick={() => onChange({ name: "bot", botId: bot.id })}
            />
          ))}
        </>
      ) : null}
    </nav>
  );
}

interface NamedViewProps {
  name: ViewName;
  view: View;
  onChange: (view: View) => void;
}

function NamedView({ name, view, onChange, count }: NamedViewProps & { count?: ViewCount | null }) {
  const Icon = viewIcons[name];
  return (
    <ViewButton
      icon={<Icon size={17} stroke={1.7} />}
      label={t(`inbox.view.${name}`)}
      isActive={isSameView(view, { name })}
      onClick={() => onChange({ name })}
      count={count ?? null}
      isUrgent={name === "waiting"}
    />
  );
}

function CountedView(props: NamedViewProps) {
  return <NamedView {...props} count={useViewCount(props.name)} />;
}

interface ViewButtonProps {
  icon: ReactNode;
  label: string;
  isActive: boolean;
  onClick: () => void;
  count?: ViewCount | null;
  isUrgent?: boolean;
}

function ViewButton({ icon, label, isActive, onClick, count, isUrgent }: ViewButtonProps) {
  return (
    <UnstyledButton className={classes.view} aria-current={isActive ? "page" : undefined} onClick={onClick}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <span className={classes.label}>
        <bdi>{label}</bdi>
      </span>
      {count && count.value > 0 ? (
        <>
          <span className={classes.count} data-urgent={isUrgent || undefined} aria-hidden>
            {formatCompact(count.value)}
            {count.isExact ? "" : "+"}
          </span>
          <span className={pageClasses.hidden}>
            {t(count.isExact ? "inbox.view.count" : "inbox.view.countAtLeast", { count: count.value })}
          </span>
        </>
      ) : null}
    </UnstyledButton>
  );
}
