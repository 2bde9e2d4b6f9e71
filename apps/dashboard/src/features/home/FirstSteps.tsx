// The way from an empty workspace to a running one. Disappears when it was walked, or when hidden.
import { ActionIcon, Group, Progress, Stack, Text, ThemeIcon, Tooltip, VisuallyHidden } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api, apiQuery } from "../../api/client.ts";
import { useAvailability } from "../../app/shell/useAvailability.ts";
import { useAllows, useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { Section } from "../../ui/Section.tsx";
import { useBots } from "../bots/queries.ts";
import { landingUrl } from "../bots/urls.ts";
import { doneSteps, stepNames, type StepName } from "./firstSteps.ts";
import { useConversations } from "./queries.ts";
import classes from "./FirstSteps.module.css";

export function FirstSteps() {
  const { id: workspaceId } = useWorkspace();
  const canBuild = useAllows("bots", "write");
  const canInvite = useAllows("team", "write");
  const [isHidden, setIsHidden] = useLocalStorage({
    key: `parley-first-steps-${workspaceId}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const bots = useBots();
  const members = useQuery({
    ...apiQuery(api.listMembers, { params: { workspaceId } }),
    enabled: canInvite,
  });
  const chats = useConversations({});
  const { availability, setAvailability } = useAvailability();

  if (isHidden || !canBuild || !canInvite || !bots.data || !members.data || !chats.data) return null;
  const done = doneSteps({
    bots: bots.data.items,
    hasSiteVisit: chats.data.items.some(({ page }) => page !== null && !page.url.startsWith(location.origin)),
    isOnline: availability === "online",
    members: members.data.items.length,
  });
  if (done.size === stepNames.length) return null;

  const firstBotId = bots.data.items[0]?.id;

  return (
    <Section
      title={t("home.steps")}
      text={t("home.steps.progress", { done: done.size, all: stepNames.length })}
      actions={
        <Tooltip label={t("home.steps.hide")}>
          <ActionIcon onClick={() => setIsHidden(true)} aria-label={t("home.steps.hide")}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      }
    >
      <Progress
        value={(done.size / stepNames.length) * 100}
        size={6}
        mb="sm"
        aria-label={t("home.steps.progress", { done: done.size, all: stepNames.length })}
      />
      <Stack gap={2} mx={-8} component="ol" className={classes.list}>
        {stepNames.map((name) => (
          <li key={name}>
            <StepLink name={name} botId={firstBotId} onGoOnline={() => setAvailability("online")}>
              <Step name={name} isDone={done.has(name)} />
            </StepLink>
          </li>
        ))}
      </Stack>
    </Section>
  );
}

interface StepLinkProps {
  name: StepName;
  /** The bot the step is about; absent while there is none. */
  botId: string | undefined;
  onGoOnline: () => void;
  children: ReactNode;
}

function StepLink({ name, botId, onGoOnline, children }: StepLinkProps) {
  const { id: workspaceId } = useWorkspace();
  if (name === "bot") {
    return (
      <Link to="/bots/new" className={classes.step}>
        {children}
      </Link>
    );
  }
  if (name === "team") {
    return (
      <Link to="/settings/members" className={classes.step}>
        {children}
      </Link>
    );
  }
  if (name === "online") {
    return (
      <button type="button" className={classes.step} onClick={onGoOnline}>
        {children}
      </button>
    );
  }
  if (botId === undefined) return <div className={classes.step}>{children}</div>;
  if (name === "chat") {
    return (
      <a href={landingUrl(botId, workspaceId)} target="_blank" rel="noopener" className={classes.step}>
        {children}
      </a>
    );
  }
  return (
    <Link
      to={name === "publish" ? "/bots/$botId/flow" : "/bots/$botId/install"}
      params={{ botId }}
      className={classes.step}
    >
      {children}
    </Link>
  );
}

function Step({ name, isDone }: { name: StepName; isDone: boolean }) {
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <ThemeIcon
        size={22}
        radius="xl"
        variant={isDone ? "filled" : "default"}
        color={isDone ? "teal.8" : "gray"}
        aria-hidden
      >
        {isDone ? <IconCheck size={14} stroke={2.5} /> : null}
      </ThemeIcon>
      <div>
        <Text size="sm" fw={600} td={isDone ? "line-through" : undefined} c={isDone ? "dimmed" : undefined}>
          {t(`home.step.${name}`)}
          <VisuallyHidden>: {t(isDone ? "home.step.done" : "home.step.open")}</VisuallyHidden>
        </Text>
        {isDone ? null : (
          <Text size="xs" c="dimmed">
            {t(`home.step.${name}.text`)}
          </Text>
        )}
      </div>
    </Group>
  );
}
