// The team: who belongs to it, as what.
import { Avatar, Badge, Button, Group, Indicator, Text } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Member } from "@parley/contracts/api/accounts";
import { useAllows, useMe } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Toolbar } from "../../ui/Toolbar.tsx";
import { AddMemberDialog } from "./AddMemberDialog.tsx";
import { MemberMenu } from "./MemberMenu.tsx";
import { useMembers } from "./queries.ts";

export function MembersPage() {
  const members = useMembers();
  const canWrite = useAllows("team", "write");
  const [search, setSearch] = useState("");
  const [isAdding, setIsAdding] = useState(false);
  return (
    <>
      <PageHeader
        title={t("members.title")}
        description={t("members.text")}
        actions={
          canWrite ? (
            <Button leftSection={<IconUserPlus size={16} />} onClick={() => setIsAdding(true)}>
              {t("members.add")}
            </Button>
          ) : null
        }
      />
      <QueryView query={members}>
        {({ items }) => {
          const wanted = search.trim().toLocaleLowerCase();
          const shown = items.filter(({ name, email }) =>
            `${name} ${email}`.toLocaleLowerCase().includes(wanted),
          );
          return (
            <>
              <Toolbar search={search} onSearch={setSearch} label={t("members.search")} />
              {shown.length === 0 ? (
                <Text c="dimmed">{t("ui.noMatches", { search })}</Text>
              ) : (
                <MembersTable members={shown} />
              )}
            </>
          );
        }}
      </QueryView>
      {isAdding ? <AddMemberDialog onClose={() => setIsAdding(false)} /> : null}
    </>
  );
}

function MembersTable({ members }: { members: Member[] }) {
  const canWrite = useAllows("team", "write");
  const { user } = useMe();
  return (
    <DataTable
      label={t("members.title")}
      rows={members}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: t("members.name"),
          renderCell: (member) => <Person member={member} isYou={member.userId === user.id} />,
        },
        { key: "role", header: t("members.role"), width: 140, renderCell: ({ role }) => role.name },
        {
          key: "state",
          header: t("members.state"),
          width: 140,
          renderCell: ({ isActive }) =>
            isActive ? (
              <Badge color="teal">{t("members.active")}</Badge>
            ) : (
              <Badge color="gray">{t("members.inactive")}</Badge>
            ),
        },
        {
          key: "actions",
          header: "",
          align: "end",
          width: 64,
          renderCell: (member) => (canWrite ? <MemberMenu member={member} /> : null),
        },
      ]}
    />
  );
}

function Person({ member, isYou }: { member: Member; isYou: boolean }) {
  const isOnline = member.availability === "online" && member.isActive;
  return (
    <Group gap="sm" wrap="nowrap">
      <Indicator
        color="teal"
        size={9}
        offset={4}
        position="bottom-end"
        disabled={!isOnline}
        title={isOnline ? t("members.online") : undefined}
      >
        <Avatar size={32} radius="xl" name={member.name} color="initials" aria-hidden />
      </Indicator>
      <div style={{ minWidth: 0 }}>
        <Group gap={6} wrap="nowrap">
          <Text size="sm" fw={600} truncate>
            {member.name}
          </Text>
          {isYou ? <Badge size="xs">{t("members.you")}</Badge> : null}
        </Group>
        <Text size="xs" c="dimmed" truncate>
          {member.email}
        </Text>
      </div>
    </Group>
  );
}
