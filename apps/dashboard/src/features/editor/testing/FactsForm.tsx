// Who the test visitor is. Changing it begins the conversation again.

import { NumberInput, SimpleGrid, Switch, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { useAttributes } from "../queries.ts";
import type { TestFacts } from "./testSession.ts";

interface FactsFormProps {
  facts: TestFacts;
  onChange: (facts: TestFacts) => void;
}

export function FactsForm({ facts, onChange }: FactsFormProps) {
  const definitions = useAttributes();
  const { contact, chat } = facts;
  const setContact = (patch: Partial<TestFacts["contact"]>) =>
    onChange({ ...facts, contact: { ...contact, ...patch } });
  const setChat = (patch: Partial<TestFacts["chat"]>) => onChange({ ...facts, chat: { ...chat, ...patch } });
  return (
    <SimpleGrid cols={2} spacing={8} verticalSpacing={8}>
      <Fact label={t("editor.contact.name")} value={contact.name} onChange={(name) => setContact({ name })} />
      <Fact
        label={t("editor.contact.email")}
        value={contact.email}
        onChange={(email) => setContact({ email })}
      />
      <Fact
        label={t("editor.contact.phone")}
        value={contact.phone ? `${contact.phone.dialCode} ${contact.phone.number}` : null}
        placeholder="+44 20 7946 0018"
        onChange={(phone) => setContact({ phone: readPhone(phone) })}
      />
      <Fact label={t("editor.contact.city")} value={contact.city} onChange={(city) => setContact({ city })} />
      <Fact
        label={t("editor.contact.country")}
        value={contact.country}
        onChange={(country) => setContact({ country })}
      />
      <Fact
        label={t("editor.chat.pageUrl")}
        value={chat.pageUrl}
        onChange={(pageUrl) => setChat({ pageUrl })}
      />
      <Fact
        label={t("editor.chat.language")}
        value={chat.language}
        onChange={(language) => setChat({ language })}
      />
      <NumberInput
        size="xs"
        label={t("editor.chat.visits")}
        min={0}
        value={chat.visits}
        onChange={(visits) => setChat({ visits: Number(visits) || 0 })}
      />
      {definitions.map(({ key, name }) => (
        <Fact
          key={key}
          label={name}
          value={contact.attributes[key] ?? null}
          onChange={(value) => {
            const attributes = { ...contact.attributes };
            if (value === null) delete attributes[key];
            else attributes[key] = value;
            setContact({ attributes });
          }}
        />
      ))}
      <TagsInput
        size="xs"
        label={t("editor.contact.tags")}
        value={contact.tags}
        onChange={(tags) => setContact({ tags })}
      />
      <Switch
        size="xs"
        mt="lg"
        label={t("editor.chat.agentsOnline")}
        checked={chat.agentsOnline}
        onChange={(event) => setChat({ agentsOnline: event.currentTarget.checked })}
      />
    </SimpleGrid>
  );
}

interface FactProps {
  label: string;
  value: string | null;
  placeholder?: string;
  onChange: (value: string | null) => void;
}

/** Takes effect when the field is left, so that half a word does not restart the conversation. */
function Fact({ label, value, placeholder, onChange }: FactProps) {
  const [typed, setTyped] = useState(value ?? "");
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder ?? ""}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        const next = typed.trim() || null;
        if (next !== value) onChange(next);
      }}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}

/** `+44 20 7946 0018` as dial code and number; without a space the first two digits count as the code. */
function readPhone(text: string | null): TestFacts["contact"]["phone"] {
  const found = /^\+?(\d{1,3})[\s-]+([\d\s()-]+)$/.exec(text ?? "") ?? /^\+?(\d{2})(\d+)$/.exec(text ?? "");
  if (!found?.[1] || !found[2]) return null;
  return { dialCode: `+${found[1]}`, number: found[2].replace(/\D/g, "") };
}
