// Titled notes the team keeps on a contact. The visitor never sees them.

import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { Note } from "@parley/contracts/api/contacts";
import { limits } from "@parley/contracts/limits";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { api, apiKey, apiQuery, request } from "../../../api/client.ts";
import { fieldErrors } from "../../../api/errorText.ts";
import { useAllows } from "../../../app/workspace.tsx";
import { formatAgo, formatDateTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { notifyError } from "../../../ui/notify.ts";
import { FormError } from "../../../ui/FormError.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { useInbox } from "../inboxOf.ts";
import classes from "./contact.module.css";
import { SmallAction } from "./EditableValue.tsx";
import { Section } from "./Section.tsx";

export function Notes({ contactId }: { contactId: string }) {
  const { workspaceId } = useInbox();
  const canWrite = useAllows("contacts", "write");
  const params = { workspaceId, contactId };
  const notes = useQuery(apiQuery(api.listNotes, { params }));
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Section
      title={t("inbox.contact.notes")}
      action={
        canWrite && !isAdding ? (
          <SmallAction
            label={t("inbox.contact.addNote")}
            icon={<IconPlus size={15} />}
            onClick={() => setIsAdding(true)}
          />
        ) : null
      }
    >
      {isAdding ? <NewNote params={params} onDone={() => setIsAdding(false)} /> : null}
      <QueryView query={notes}>
        {({ items }) =>
          items.length === 0 ? (
            isAdding ? null : (
              <p className={classes.nothing}>
                {t("inbox.contact.noNotes")} {t("inbox.contact.notesHint")}
              </p>
            )
          ) : (
            <ul className={classes.notes}>
              {items.map((note) => (
                <NoteCard key={note.id} note={note} params={params} canDelete={canWrite} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}

interface ContactParams {
  workspaceId: string;
  contactId: string;
}

function NoteCard({ note, params, canDelete }: { note: Note; params: ContactParams; canDelete: boolean }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request(api.deleteNote, { params: { ...params, noteId: note.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKey(api.listNotes, { params }) }),
    onError: notifyError,
  });
  const askAndRemove = async () => {
    const isSure = await confirm({
      title: t("inbox.contact.deleteNoteTitle"),
      text: t("inbox.contact.deleteNoteText"),
      confirmLabel: t("ui.delete"),
    });
    if (isSure) remove.mutate();
  };
  return (
    <li className={classes.note}>
      <div className={classes.noteHead}>
        {note.title ? (
          <Text size="sm" fw={600} dir="auto" className={classes.wrap}>
            {note.title}
          </Text>
        ) : null}
        {canDelete ? (
          <SmallAction
            label={t("inbox.contact.deleteNote")}
            icon={<IconTrash size={14} />}
            onClick={() => void askAndRemove()}
          />
        ) : null}
      </div>
      <Text size="sm" dir="auto" className={classes.wrap}>
        {note.description}
      </Text>
      <Text
        size="xs"
        c="dimmed"
        component="time"
        dateTime={note.createdAt}
        title={formatDateTime(note.createdAt)}
      >
        {t("inbox.contact.noteBy", {
          name: note.authorName ?? t("inbox.thread.team"),
          time: formatAgo(note.createdAt),
        })}
      </Text>
    </li>
  );
}

function NewNote({ params, onDone }: { params: ContactParams; onDone: () => void }) {
  const client = useQueryClient();
  const form = useForm({ initialValues: { title: "", description: "" } });
  const add = useMutation({
    mutationFn: (body: { title: string; description: string }) => request(api.addNote, { params, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: apiKey(api.listNotes, { params }) });
      onDone();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <form onSubmit={form.onSubmit((values) => add.mutate(values))}>
      <Stack gap={6} mb={10}>
        <TextInput
          size="xs"
          aria-label={t("inbox.contact.noteTitle")}
          placeholder={t("inbox.contact.noteTitle")}
          maxLength={limits.noteTitleLength}
          data-autofocus
          {...form.getInputProps("title")}
        />
        <Textarea
          size="xs"
          aria-label={t("inbox.contact.noteText")}
          placeholder={t("inbox.contact.noteText")}
          description={t("inbox.contact.notesHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          maxLength={limits.noteTextLength}
          autosize
          minRows={2}
          maxRows={8}
          required
          {...form.getInputProps("description")}
        />
        <FormError error={add.error} />
        <Group gap={6} justify="flex-end">
          <Button size="compact-xs" variant="default" onClick={onDone}>
            {t("ui.cancel")}
          </Button>
          <Button size="compact-xs" type="submit" loading={add.isPending}>
            {t("ui.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
