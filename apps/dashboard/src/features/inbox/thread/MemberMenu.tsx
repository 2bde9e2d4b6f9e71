// Choosing a colleague: to assign a conversation to, or to hand a taken one over.

import { Button, Loader, Menu, Text, TextInput } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import type { Member } from "@parley/contracts/api/accounts";
import { IconArrowsExchange, IconCheck, IconChevronDown, IconUser } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { t } from "../../../i18n/t.ts";
import { useInbox } from "../inboxOf.ts";
import { useMembers } from "../queries.ts";
import classes from "./thread.module.css";
import type { ConversationActions } from "./useConversationActions.ts";

/** From this many colleagues on a search field helps. */
const searchFrom = 8;

export function AssigneeMenu({
  conversation,
  actions,
}: {
  conversation: Conversation;
  actions: ConversationActions;
}) {
  const { assignee } = conversation;
  const { memberId } = useInbox();
  const name = assignee?.name ?? t("inbox.action.assignNobody");
  return (
    <MemberMenu
      label={assignee ? t("inbox.action.assigned", { name }) : t("inbox.action.assign")}
      text={assignee ? <bdi className={classes.menuLabel}>{name}</bdi> : t("inbox.action.assign")}
      icon={<IconUser size={15} stroke={1.8} />}
      isLoading={actions.running?.kind === "assign"}
      choose={(members) => members.toSorted((one) => (one.id === memberId ? -1 : 0))}
      selectedId={assignee?.id ?? null}
      onChoose={(id) => void actions.run({ kind: "assign", memberId: id })}
      nobody={
        assignee ? (
          <Menu.Item onClick={() => void actions.run({ kind: "assign", memberId: null })}>
            {t("inbox.action.assignNobody")}
          </Menu.Item>
        ) : null
      }
    />
  );
}

export function TransferMenu({ actions }: { actions: ConversationActions }) {
  const { memberId } = useInbox();
  return (
    <MemberMenu
      label={t("inbox.action.transfer")}
      text={t("inbox.action.transfer")}
      icon={<IconArrowsExchange size={15} stroke={1.8} />}
      title={t("inbox.action.transferTo")}
      isLoading={actions.running?.kind === "transfer"}
      choose={(members) =>
        members.filter(({ id, availability }) => id !== memberId && availability === "online")
      }
      emptyText={t("inbox.action.nobodyOnline")}
      selectedId={null}
      onChoose={(id) => void actions.run({ kind: "transfer", memberId: id })}
    />
  );
}

interface MemberMenuProps {
  label: string;
  text: ReactNode;
  icon: ReactNode;
  title?: string;
  isLoading: boolean;
  choose: (members: readonly Member[]) => readonly Member[];
  emptyText?: string;
  selectedId: string | null;
  onChoose: (memberId: string) => void;
  nobody?: ReactNode;
}

function MemberMenu(props: MemberMenuProps) {
  const { label, text, icon, title, isLoading, choose, emptyText, selectedId, onChoose, nobody } = props;
  const members = useMembers();
  const [search, setSearch] = useState("");
  const { memberId } = useInbox();
  const candidates = choose((members.data?.items ?? []).filter(({ isActive }) => isActive));
  const found = candidates.filter(({ name }) =>
    name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()),
  );
  return (
    <Menu position="bottom-start" withinPortal shadow="md" onClose={() => setSearch("")}>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          className={classes.compact}
          leftSection={icon}
          rightSection={<IconChevronDown size={14} />}
          loading={isLoading}
          aria-label={label}
          title={label}
        >
          {text}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {title ? <Menu.Label>{title}</Menu.Label> : null}
        {members.isPending && members.isFetching ? (
          <Loader size="xs" m="sm" aria-label={t("ui.loading")} />
        ) : null}
        {candidates.length >= searchFrom ? (
          <TextInput
            m={4}
            aria-label={t("inbox.action.findMember")}
            placeholder={t("inbox.action.findMember")}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        ) : null}
        {nobody}
        {found.map(({ id, name, availability }) => (
          <Menu.Item
            key={id}
            leftSection={<Availability isOnline={availability === "online"} />}
            rightSection={id === selectedId ? <IconCheck size={15} /> : null}
            onClick={() => onChoose(id)}
          >
            <bdi>{name}</bdi> {id === memberId ? `(${t("inbox.thread.you")})` : ""}
          </Menu.Item>
        ))}
        {members.isSuccess && found.length === 0 ? (
          <Text size="sm" c="dimmed" px="sm" py="xs">
            {candidates.length === 0 && emptyText ? emptyText : t("inbox.action.noMembers")}
          </Text>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function Availability({ isOnline }: { isOnline: boolean }) {
  return (
    <span
      className={classes.availability}
      data-online={isOnline || undefined}
      role="img"
      aria-label={t(isOnline ? "inbox.online" : "inbox.offline")}
    />
  );
}
