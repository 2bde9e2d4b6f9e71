// Choice of a role, each with what it may do.
import { Select, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { useRoles } from "./queries.ts";

interface RoleFieldProps {
  value: string;
  onChange: (roleId: string) => void;
  error?: ReactNode;
}

export function RoleField({ value, onChange, error }: RoleFieldProps) {
  const roles = useRoles();
  const items = roles.data?.items ?? [];
  const chosen = items.find(({ id }) => id === value);
  return (
    <Select
      label={t("members.role")}
      description={chosen ? t(`members.role.${chosen.kind}`) : undefined}
      data={items.map(({ id, name }) => ({ value: id, label: name }))}
      value={value || null}
      onChange={(roleId) => onChange(roleId ?? value)}
      allowDeselect={false}
      error={error}
      renderOption={({ option }) => {
        const role = items.find(({ id }) => id === option.value);
        return (
          <div>
            <Text size="sm">{option.label}</Text>
            {role ? (
              <Text size="xs" c="dimmed">
                {t(`members.role.${role.kind}`)}
              </Text>
            ) : null}
          </div>
        );
      }}
    />
  );
}
