// What can be done with one member.
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconShield, IconTrash, IconUserCheck, IconUserPause } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Member } from "@parley/contracts/api/accounts";
import { api, request } from "../../api/client.ts";
import { useAllows, useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { confirm } from "../../ui/confirm.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { notifyError } from "../../ui/notify.ts";
import { refreshMembers } from "./queries.ts";
import { RoleField } from "./RoleField.tsx";

export function MemberMenu({ member }: { member: Member }) {
  const { id: workspaceId } = useWorkspace();
  const canRemove = useAllows("team", "delete");
  const [isChangingRole, setIsChangingRole] = useState(false);
  const params = { workspaceId, memberId: member.id };
  const { name } = member;

  const setActive = useMutation({
    mutationFn: (isActive: boolean) => request(api.updateMember, { params, body: { isActive } }),
    onSuccess: refreshMembers,
    onError: notifyError,
  });
  const remove = useMutation({
    mutationFn: () => request(api.removeMember, { params }),
    onSuccess: refreshMembers,
    onError: notifyError,
  });

  const askAndDeactivate = async (): Promise<void> => {
    const agreed = await confirm({
      title: t("members.deactivate.title", { name }),
      text: t("members.deactivate.text"),
      confirmLabel: t("members.deactivate"),
    });
    if (agreed) setActive.mutate(false);
  };
  const askAndRemove = async (): Promise<void> => {
    const agreed = await confirm({
      title: t("members.remove.title", { name }),
      text: t("members.remove.text"),
      confirmLabel: t("members.remove"),
    });
    if (agreed) remove.mutate();
  };

  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon aria-label={t("ui.actions", { name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconShield size={16} />} onClick={() => setIsChangingRole(true)}>
            {t("members.changeRole")}
          </Menu.Item>
          {member.isActive ? (
            <Menu.Item leftSection={<IconUserPause size={16} />} onClick={() => void askAndDeactivate()}>
              {t("members.deactivate")}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconUserCheck size={16} />} onClick={() => setActive.mutate(true)}>
              {t("members.activate")}
            </Menu.Item>
          )}
          {canRemove ? (
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => void askAndRemove()}>
              {t("members.remove")}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isChangingRole ? <ChangeRole member={member} onClose={() => setIsChangingRole(false)} /> : null}
    </>
  );
}

function ChangeRole({ member, onClose }: { member: Member; onClose: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const [roleId, setRoleId] = useState(member.role.id);
  const save = useMutation({
    mutationFn: () =>
      request(api.updateMember, { params: { workspaceId, memberId: member.id }, body: { roleId } }),
    onSuccess: async () => {
      await refreshMembers();
      onClose();
    },
  });
  return (
    <FormDialog
      title={`${t("members.changeRole")}: ${member.name}`}
      submitLabel={t("ui.save")}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <RoleField value={roleId} onChange={setRoleId} />
    </FormDialog>
  );
}
