// What is known about a contact beyond the details: attributes the team defined, and free ones.

import { Autocomplete, Button, Group, Stack, TextInput } from "@mantine/core";
import type { Contact } from "@parley/contracts/api/contacts";
import { limits } from "@parley/contracts/limits";
import { useQuery } from "@tanstack/react-query";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { api, apiQuery } from "../../../api/client.ts";
import { errorText, fieldErrors } from "../../../api/errorText.ts";
import { t } from "../../../i18n/t.ts";
import { notifyError } from "../../../ui/notify.ts";
import { useInbox } from "../inboxOf.ts";
import classes from "./contact.module.css";
import { TextField } from "./Details.tsx";
import { EditableValue, SmallAction } from "./EditableValue.tsx";
import { Section } from "./Section.tsx";
import type { ContactChange } from "./useContactChange.ts";

export function Attributes({ contact, change }: { contact: Contact; change: ContactChange }) {
  const { workspaceId } = useInbox();
  const definitions = useQuery(apiQuery(api.listAttributes, { params: { workspaceId } }));
  const [isAdding, setIsAdding] = useState(false);
  const names = new Map((definitions.data?.items ?? []).map(({ key, name }) => [key, name]));
  const keys = Object.keys(contact.attributes).toSorted((left, right) => left.localeCompare(right));
  return (
    <Section
      title={t("inbox.contact.attributes")}
      action={
        change.isAllowed && !isAdding ? (
          <SmallAction
            label={t("inbox.contact.addAttribute")}
            icon={<IconPlus size={15} />}
            onClick={() => setIsAdding(true)}
          />
        ) : null
      }
    >
      {keys.length === 0 && !isAdding ? (
        <p className={classes.nothing}>{t("inbox.contact.noAttributes")}</p>
      ) : null}
      <dl className={classes.values}>
        {keys.map((key) => {
          const label = names.get(key) ?? key;
          const value = contact.attributes[key] ?? "";
          return (
            <EditableValue
              key={key}
              label={<bdi title={key}>{label}</bdi>}
              name={label}
              text={value}
              value={value}
              isAllowed={change.isAllowed}
              renderField={(props) => (
                <TextField {...props} label={label} maxLength={limits.attributeValueLength} />
              )}
              onSave={(next) => change.save({ attributes: { [key]: next.trim() || null } })}
              extra={
                change.isAllowed ? (
                  <SmallAction
                    label={t("inbox.contact.removeNamed", { label })}
                    icon={<IconTrash size={14} />}
                    onClick={() => {
                      change.save({ attributes: { [key]: null } }).catch(notifyError);
                    }}
                  />
                ) : null
              }
            />
          );
        })}
      </dl>
      {isAdding ? (
        <NewAttribute
          suggestions={[...names.keys()].filter((key) => !(key in contact.attributes))}
          change={change}
          onDone={() => setIsAdding(false)}
        />
      ) : null}
    </Section>
  );
}

interface NewAttributeProps {
  suggestions: readonly string[];
  change: ContactChange;
  onDone: () => void;
}

function NewAttribute({ suggestions, change, onDone }: NewAttributeProps) {
  const [key, setKey] = useState("");
  const [value, setValue] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const save = async () => {
    setIsSaving(true);
    try {
      await change.save({ attributes: { [key.trim()]: value.trim() } });
      onDone();
    } catch (error) {
      setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error).title);
      setIsSaving(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap={6} mt={8}>
        <Autocomplete
          size="xs"
          label={t("inbox.contact.attributeKey")}
          data={[...suggestions]}
          maxLength={limits.attributeKeyLength}
          value={key}
          onChange={setKey}
          required
          data-autofocus
        />
        <TextInput
          size="xs"
          label={t("inbox.contact.attributeValue")}
          maxLength={limits.attributeValueLength}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          error={problem}
          required
        />
        <Group gap={6} justify="flex-end">
          <Button size="compact-xs" variant="default" onClick={onDone}>
            {t("ui.cancel")}
          </Button>
          <Button size="compact-xs" type="submit" loading={isSaving}>
            {t("ui.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
