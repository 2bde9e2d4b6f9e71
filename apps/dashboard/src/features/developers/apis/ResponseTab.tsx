// Which places of the answer go into which attributes.
import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconArrowRight, IconPlus, IconTrash } from "@tabler/icons-react";
import { apiLimits } from "@parley/contracts/apiRules";
import { t } from "../../../i18n/t.ts";
import type { ApiForm } from "./apiForm.ts";
import classes from "./apis.module.css";
import { AttributeSelect } from "./AttributeSelect.tsx";

export function ResponseTab({ form }: { form: ApiForm }) {
  const { mapping } = form.values;
  return (
    <Stack gap="sm" role="group" aria-label={t("developers.apis.mapping")}>
      <div>
        <Text size="sm" fw={600}>
          {t("developers.apis.mapping")}
        </Text>
        <Text size="xs" c="dimmed">
          {t("developers.apis.mapping.hint")}
        </Text>
      </div>
      {mapping.map((line, index) => {
        const number = index + 1;
        return (
          // Lines have no names of their own; their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <Group key={index} gap={6} wrap="nowrap" align="flex-start">
            <TextInput
              className={classes.grow ?? ""}
              aria-label={t("developers.apis.mapping.pathOf", { number })}
              placeholder={t("developers.apis.mapping.path")}
              classNames={{ input: classes.code ?? "" }}
              spellCheck={false}
              autoComplete="off"
              {...form.getInputProps(`mapping.${index}.path`)}
            />
            <IconArrowRight size={16} style={{ marginBlockStart: 10, flexShrink: 0 }} aria-hidden />
            <AttributeSelect
              className={classes.grow ?? ""}
              label={t("developers.apis.mapping.attributeOf", { number })}
              isLabelHidden
              value={line.attributeKey}
              onChange={(key) => form.setFieldValue(`mapping.${index}.attributeKey`, key)}
              error={form.errors[`mapping.${index}.attributeKey`]}
            />
            <ActionIcon
              mt={4}
              aria-label={t("developers.apis.mapping.remove", { number })}
              onClick={() => form.removeListItem("mapping", index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        );
      })}
      {mapping.length < apiLimits.rows ? (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          style={{ alignSelf: "flex-start" }}
          onClick={() => form.insertListItem("mapping", { path: "", attributeKey: "" })}
        >
          {t("developers.apis.mapping.add")}
        </Button>
      ) : null}
    </Stack>
  );
}
