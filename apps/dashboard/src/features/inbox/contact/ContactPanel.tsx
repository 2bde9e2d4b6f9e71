// Who the visitor is and where they come from. Everything known can be copied; details can be changed in place.

import { ActionIcon, Badge, Group, Text } from "@mantine/core";
import type { Contact } from "@parley/contracts/api/contacts";
import type { Conversation } from "@parley/contracts/api/inbox";
import { useQuery } from "@tanstack/react-query";
import { IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { api, apiQuery } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { LoadingSkeleton } from "../../../ui/LoadingSkeleton.tsx";
import pageClasses from "../inbox.module.css";
import { useConversation, useInbox } from "../inboxOf.ts";
import { VisitorAvatar } from "../VisitorAvatar.tsx";
import { visitorName } from "../visitorName.ts";
import { Attributes } from "./Attributes.tsx";
import classes from "./contact.module.css";
import { Details } from "./Details.tsx";
import { ConversationFacts, VisitFacts } from "./Facts.tsx";
import { Notes } from "./Notes.tsx";
import { Section } from "./Section.tsx";
import { Tags } from "./Tags.tsx";
import { useContactChange } from "./useContactChange.ts";
import { Visits } from "./Visits.tsx";

interface ContactPanelProps {
  conversationId: string;
  onClose: () => void;
}

export function ContactPanel({ conversationId, onClose }: ContactPanelProps) {
  const conversation = useConversation(conversationId);
  return (
    <aside className={pageClasses.contact} aria-label={t("inbox.thread.details")}>
      <Group justify="space-between" className={classes.top} wrap="nowrap">
        <Text fw={650} component="h2">
          {t("inbox.contact")}
        </Text>
        <ActionIcon size={36} aria-label={t("inbox.contact.close")} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </Group>
      {conversation ? (
        <PanelBody conversation={conversation} />
      ) : (
        <div className={classes.section}>
          <LoadingSkeleton rows={5} />
        </div>
      )}
    </aside>
  );
}

function PanelBody({ conversation }: { conversation: Conversation }) {
  const { workspaceId } = useInbox();
  const contact = useQuery(
    apiQuery(api.getContact, { params: { workspaceId, contactId: conversation.contact.id } }),
  );
  const { refetch } = contact;
  const { seq } = conversation;
  const seqRef = useRef(seq);
  useEffect(() => {
    // What the visitor answers goes into the contact without other news.
    if (seqRef.current !== seq) void refetch({ cancelRefetch: false });
    seqRef.current = seq;
  }, [refetch, seq]);
  const name = visitorName(conversation);
  return (
    <>
      <div className={classes.person}>
        <VisitorAvatar conversation={conversation} size={44} />
        <div className={classes.personText}>
          <Text fw={600} truncate title={name}>
            <bdi>{name}</bdi>
          </Text>
          <Text size="xs" c="dimmed">
            {t(conversation.isOnline ? "inbox.online" : "inbox.offline")}
          </Text>
        </div>
        {conversation.contact.isLead ? <Badge color="accent">{t("inbox.contact.lead")}</Badge> : null}
      </div>
      {contact.data ? (
        <ContactSections contact={contact.data} />
      ) : contact.isError ? (
        <div className={classes.section}>
          <ErrorState error={contact.error} onRetry={() => void contact.refetch()} />
        </div>
      ) : (
        <div className={classes.section}>
          <LoadingSkeleton rows={4} height={32} />
        </div>
      )}
      <Section title={t("inbox.contact.facts")}>
        <VisitFacts conversation={conversation} contact={contact.data} />
      </Section>
      <Visits conversationId={conversation.id} visits={conversation.visits} />
      <Section title={t("inbox.contact.conversation")}>
        <ConversationFacts conversation={conversation} />
      </Section>
    </>
  );
}

function ContactSections({ contact }: { contact: Contact }) {
  const change = useContactChange(contact);
  return (
    <>
      <Details contact={contact} change={change} />
      <Tags contact={contact} change={change} />
      <Attributes contact={contact} change={change} />
      <Notes contactId={contact.id} />
    </>
  );
}
