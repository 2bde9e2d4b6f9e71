// Who the conversation is with, who answers, and what can be done with it now.

import { ActionIcon, Button, Menu, Text, Tooltip } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import type { Conversation } from "@parley/contracts/api/inbox";
import {
  IconArchive,
  IconArrowBackUp,
  IconArrowLeft,
  IconDots,
  IconLayoutSidebarRight,
  IconLink,
  IconMailFilled,
  IconRobot,
  IconRoute,
} from "@tabler/icons-react";
import { isWaiting } from "../../../app/requests/requestList.ts";
import { useAllows } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { notifyDone } from "../../../ui/notify.ts";
import { ChannelIcon } from "../ChannelIcon.tsx";
import { ResponderIcon } from "../ResponderIcon.tsx";
import { useInbox } from "../inboxOf.ts";
import { VisitorAvatar } from "../VisitorAvatar.tsx";
import { visitorName } from "../visitorName.ts";
import { AssigneeMenu, TransferMenu } from "./MemberMenu.tsx";
import { RequestLine } from "./RequestLine.tsx";
import { useReplay } from "./useReplay.ts";
import { StatusMenu } from "./StatusMenu.tsx";
import classes from "./thread.module.css";
import type { ConversationActions } from "./useConversationActions.ts";
import { Viewers } from "./Viewers.tsx";

interface ThreadHeaderProps {
  conversation: Conversation;
  actions: ConversationActions;
  canWrite: boolean;
  hasBack: boolean;
  onBack: () => void;
  isDetailsOpen: boolean;
  onDetails: (isOpen: boolean) => void;
  onMarkUnread: () => void;
  onTaken: () => void;
}

export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, canWrite, hasBack, onBack, isDetailsOpen, onDetails } = props;
  const name = visitorName(conversation);
  const detailsLabel = t(isDetailsOpen ? "inbox.thread.hideDetails" : "inbox.thread.showDetails");
  return (
    <header className={classes.header}>
      <div className={classes.who}>
        {hasBack ? (
          // The row that was pressed is hidden now, so the focus goes on from here.
          <ActionIcon size={36} aria-label={t("inbox.thread.back")} onClick={onBack} autoFocus>
            <IconArrowLeft size={20} className={classes.mirrored} />
          </ActionIcon>
        ) : null}
        <VisitorAvatar conversation={conversation} size={36} />
        <div className={classes.names}>
          <Text component="h2" fw={650} size="md" truncate title={name}>
            <bdi>{name}</bdi>
          </Text>
          <Text size="xs" c="dimmed" truncate className={classes.answers}>
            <ChannelIcon channel={conversation.channel} />{" "}
            <ResponderIcon responder={conversation.responder} /> <WhoAnswers conversation={conversation} />
          </Text>
        </div>
        <Viewers conversationId={conversation.id} />
        <Tooltip label={detailsLabel} withinPortal={false}>
          <ActionIcon
            size={36}
            aria-label={detailsLabel}
            aria-expanded={isDetailsOpen}
            variant={isDetailsOpen ? "light" : "subtle"}
            onClick={() => onDetails(!isDetailsOpen)}
          >
            <IconLayoutSidebarRight size={20} stroke={1.7} className={classes.mirrored} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.actions}>
        {canWrite ? <MainActions {...props} /> : null}
        <MoreMenu {...props} />
      </div>
      {canWrite && isWaiting(conversation) ? (
        <RequestLine conversation={conversation} actions={props.actions} onAccepted={props.onTaken} />
      ) : null}
    </header>
  );
}

function WhoAnswers({ conversation }: { conversation: Conversation }) {
  const { responder, assignee, bot } = conversation;
  if (responder === "waitingForAgent") return <>{t("inbox.responder.waitingForAgent")}</>;
  return <bdi>{responder === "agent" ? (assignee?.name ?? t("inbox.responder.agent")) : bot.name}</bdi>;
}

function MainActions({ conversation, actions, onTaken }: ThreadHeaderProps) {
  const { memberId } = useInbox();
  const { responder, assignee, status } = conversation;
  const isMine = responder === "agent" && assignee?.id === memberId;
  return (
    <>
      <StatusMenu conversation={conversation} actions={actions} />
      <AssigneeMenu conversation={conversation} actions={actions} />
      <span className={classes.spacer} />
      {responder === "bot" ? (
        <Button
          size="xs"
          className={classes.roomy}
          variant="default"
          loading={actions.running?.kind === "takeOver"}
          onClick={() => void actions.run({ kind: "takeOver" }).then((isDone) => isDone && onTaken())}
        >
          {t("inbox.action.takeOver")}
        </Button>
      ) : null}
      {isMine ? <TransferMenu actions={actions} /> : null}
      {status === "CLOSED" ? null : (
        <Button
          size="xs"
          variant="default"
          className={classes.compact}
          leftSection={<IconArchive size={15} stroke={1.8} />}
          loading={actions.running?.kind === "status" && actions.running.status === "CLOSED"}
          onClick={() => void actions.run({ kind: "status", status: "CLOSED" })}
          title={t("inbox.action.close")}
        >
          {t("inbox.action.close")}
        </Button>
      )}
    </>
  );
}

function MoreMenu({ conversation, actions, canWrite, onMarkUnread }: ThreadHeaderProps) {
  const clipboard = useClipboard();
  const openReplay = useReplay();
  const canSeeBots = useAllows("bots", "read");
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <ActionIcon size={30} aria-label={t("inbox.thread.more")}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canWrite && conversation.responder !== "bot" ? (
          <Menu.Item
            leftSection={<IconRobot size={16} />}
            onClick={() => void actions.run({ kind: "handBack" })}
          >
            {t("inbox.action.handBack")}
          </Menu.Item>
        ) : null}
        {canWrite && conversation.status === "CLOSED" ? (
          <Menu.Item
            leftSection={<IconArrowBackUp size={16} />}
            onClick={() => void actions.run({ kind: "status", status: "OPEN" })}
          >
            {t("inbox.action.reopen")}
          </Menu.Item>
        ) : null}
        {canWrite ? (
          <Menu.Item leftSection={<IconMailFilled size={16} />} onClick={onMarkUnread}>
            {t("inbox.thread.markUnread")}
          </Menu.Item>
        ) : null}
        {canSeeBots ? (
          <Menu.Item leftSection={<IconRoute size={16} />} onClick={() => void openReplay(conversation)}>
            {t("inbox.thread.replay")}
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<IconLink size={16} />}
          onClick={() => {
            clipboard.copy(`${location.origin}/inbox/${conversation.id}`);
            notifyDone(t("inbox.thread.linkCopied"));
          }}
        >
          {t("inbox.thread.copyLink")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
