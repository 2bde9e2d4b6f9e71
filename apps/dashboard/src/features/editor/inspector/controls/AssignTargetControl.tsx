// Who gets a chat: one member, or a team by turns or by load.

import { Input, MultiSelect, NativeSelect, SegmentedControl, Select, Stack } from "@mantine/core";
import { assignmentMethods } from "@parley/flow-engine";
import { useQuery } from "@tanstack/react-query";
import { api, apiQuery } from "../../../../api/client.ts";
import { t } from "../../../../i18n/t.ts";
import { useServices } from "../../editorContext.tsx";
import { asRecords, asText, asTexts, type ControlProps } from "../controlProps.ts";

export function AssignTargetControl({ field, value, onChange, error }: ControlProps) {
  const { workspaceId } = useServices();
  const members = useQuery(apiQuery(api.listMembers, { params: { workspaceId } })).data?.items ?? [];
  const [target = {}] = asRecords([value]);
  const kind = target["kind"] === "team" ? "team" : "member";
  const memberIds = asTexts(target["memberIds"]);
  const memberId = asText(target["memberId"]);
  const method = assignmentMethods.find((known) => known === target["method"]) ?? "roundRobin";
  const choices = members
    .filter((member) => member.isActive)
    .map((member) => ({ value: member.id, label: member.name }));
  const changeKind = (chosen: string) =>
    onChange(
      chosen === "team"
        ? { kind: "team", memberIds: memberId ? [memberId] : [], method }
        : { kind: "member", memberId: memberIds[0] ?? "" },
    );
  return (
    <Input.Wrapper
      label={field.label}
      description={error === undefined ? field.hint : undefined}
      error={error}
    >
      <Stack gap={8} mt={6}>
        <SegmentedControl
          size="xs"
          value={kind}
          aria-label={field.label}
          data={[
            { value: "member", label: t("editor.assign.member") },
            { value: "team", label: t("editor.assign.team") },
          ]}
          onChange={changeKind}
        />
        {kind === "member" ? (
          <Select
            aria-label={t("editor.assign.member")}
            placeholder={t("editor.assign.choose")}
            data={choices}
            value={memberId || null}
            searchable
            onChange={(chosen) => onChange({ kind: "member", memberId: chosen ?? "" })}
          />
        ) : (
          <>
            <MultiSelect
              aria-label={t("editor.assign.team")}
              placeholder={t("editor.members.choose")}
              data={choices}
              value={memberIds}
              searchable
              clearable
              onChange={(chosen) => onChange({ kind: "team", memberIds: chosen, method })}
            />
            <NativeSelect
              aria-label={t("editor.assign.method")}
              size="sm"
              value={method}
              data={assignmentMethods.map((name) => ({
                value: name,
                label: t(`editor.assign.method.${name}`),
              }))}
              onChange={(event) => onChange({ kind: "team", memberIds, method: event.currentTarget.value })}
            />
          </>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
