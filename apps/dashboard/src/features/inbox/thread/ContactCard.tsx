// A person's or a company's details as they were sent.

import type { MessageContent } from "@parley/contracts/messages";
import { IconUser } from "@tabler/icons-react";
import { shortUrl } from "../safeUrl.ts";
import parts from "./MessageParts.module.css";
import { SafeLink } from "./RichText.tsx";

export function ContactCard({ card }: { card: Extract<MessageContent, { kind: "contactCard" }> }) {
  return (
    <address className={parts.contact}>
      <IconUser size={20} stroke={1.6} aria-hidden />
      <span className={parts.words}>
        <strong>{card.name}</strong>
        {card.organisation ? <span>{card.organisation}</span> : null}
        {card.phone ? (
          <SafeLink url={`tel:${card.phone.replace(/[^+\d]/g, "")}`}>{card.phone}</SafeLink>
        ) : null}
        {card.email ? <SafeLink url={`mailto:${card.email}`}>{card.email}</SafeLink> : null}
        {card.url ? <SafeLink url={card.url}>{shortUrl(card.url)}</SafeLink> : null}
      </span>
    </address>
  );
}
