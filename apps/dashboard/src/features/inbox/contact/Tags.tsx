// A contact's tags, with the team's own tags suggested.

import { ActionIcon, Autocomplete, Badge, Group } from "@mantine/core";
import type { Contact } from "@parley/contracts/api/contacts";
import { limits } from "@parley/contracts/limits";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { api, apiKey, apiQuery } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { notifyError } from "../../../ui/notify.ts";
import { useInbox } from "../inboxOf.ts";
import classes from "./contact.module.css";
import { Section } from "./Section.tsx";
import type { ContactChange } from "./useContactChange.ts";

export function Tags({ contact, change }: { contact: Contact; change: ContactChange }) {
  const { workspaceId } = useInbox();
  const client = useQueryClient();
  const suggestions = useQuery(apiQuery(api.listTags, { params: { workspaceId } }));
  const [text, setText] = useState("");

  const save = (tags: string[]) => {
    change
      .save({ tags })
      .then(() => client.invalidateQueries({ queryKey: apiKey(api.listTags) }))
      .catch(notifyError);
  };
  const add = (tag: string) => {
    const name = tag.trim();
    setText("");
    if (name !== "" && !contact.tags.includes(name)) save([...contact.tags, name]);
  };
  const unused = (suggestions.data?.items ?? [])
    .map(({ name }) => name)
    .filter((name) => !contact.tags.includes(name));

  return (
    <Section title={t("inbox.contact.tags")}>
      {contact.tags.length > 0 ? (
        <Group gap={6} mb={8} component="ul" className={classes.tags}>
          {contact.tags.map((tag) => (
            <li key={tag}>
              <Badge
                variant="light"
                color="gray"
                size="lg"
                className={classes.tag}
                rightSection={
                  change.isAllowed ? (
                    <ActionIcon
                      size={18}
                      aria-label={t("inbox.contact.removeNamed", { label: tag })}
                      onClick={() => save(contact.tags.filter((other) => other !== tag))}
                    >
                      <IconX size={12} />
                    </ActionIcon>
                  ) : null
                }
              >
                <bdi>{tag}</bdi>
              </Badge>
            </li>
          ))}
        </Group>
      ) : null}
      {change.isAllowed ? (
        <Autocomplete
          size="xs"
          aria-label={t("inbox.contact.addTag")}
          placeholder={t("inbox.contact.addTag")}
          data={unused}
          limit={8}
          maxLength={limits.tagLength}
          value={text}
          onChange={setText}
          onOptionSubmit={add}
          selectFirstOptionOnChange={false}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add(text);
          }}
        />
      ) : null}
    </Section>
  );
}
