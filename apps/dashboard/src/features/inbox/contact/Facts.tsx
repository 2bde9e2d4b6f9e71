// Facts of the visit and of the conversation. Nothing here can be changed; everything can be copied.

import type { Contact } from "@parley/contracts/api/contacts";
import type { Conversation } from "@parley/contracts/api/inbox";
import type { ReactNode } from "react";
import { formatAgo, formatDateTime, formatNumber } from "../../../i18n/format.ts";
import { currentLanguage, isMessageKey, t } from "../../../i18n/t.ts";
import { CopyIcon } from "../../../ui/CopyField.tsx";
import { SafeLink } from "../thread/RichText.tsx";
import { shortUrl } from "../safeUrl.ts";
import { StatusDot } from "../StatusDot.tsx";
import classes from "./contact.module.css";

export function VisitFacts({
  conversation,
  contact,
}: {
  conversation: Conversation;
  contact: Contact | undefined;
}) {
  const { page, device, language, referrer, visits, lastSeenAt, isOnline } = conversation;
  return (
    <dl className={classes.values}>
      {page ? (
        <Fact label={t("inbox.contact.page")} copy={page.url}>
          <SafeLink url={page.url}>{page.title || shortUrl(page.url)}</SafeLink>
        </Fact>
      ) : null}
      {device ? (
        <>
          <Fact label={t("inbox.contact.device")} copy={deviceName(device.kind)} />
          <Fact label={t("inbox.contact.browser")} copy={device.browser} />
          <Fact label={t("inbox.contact.system")} copy={device.system} />
        </>
      ) : null}
      {language ? <Fact label={t("inbox.contact.language")} copy={nameOf("language", language)} /> : null}
      {referrer ? (
        <Fact label={t("inbox.contact.referrer")} copy={referrer}>
          <SafeLink url={referrer}>{shortUrl(referrer)}</SafeLink>
        </Fact>
      ) : null}
      {contact?.city || contact?.country ? (
        <Fact
          label={t("inbox.contact.place")}
          copy={[contact.city, contact.country && nameOf("region", contact.country)]
            .filter(Boolean)
            .join(", ")}
        />
      ) : null}
      <Fact label={t("inbox.contact.visitCount")} copy={formatNumber(visits)} />
      {isOnline ? null : (
        <Fact label={t("inbox.contact.lastSeen")} copy={formatDateTime(lastSeenAt)}>
          {formatAgo(lastSeenAt)}
        </Fact>
      )}
    </dl>
  );
}

export function ConversationFacts({ conversation }: { conversation: Conversation }) {
  const { bot, status, createdAt, uuid } = conversation;
  return (
    <dl className={classes.values}>
      <Fact label={t("inbox.contact.bot")} copy={bot.name} />
      <Fact label={t("inbox.status")} copy={t(`inbox.status.${status}`)}>
        <StatusDot status={status} />
      </Fact>
      <Fact label={t("inbox.contact.created")} copy={formatDateTime(createdAt)} />
      <Fact label={t("inbox.contact.uuid")} copy={uuid} />
    </dl>
  );
}

interface FactProps {
  label: string;
  /** The whole value, as it is copied; shown too unless something shorter is given. */
  copy: string;
  children?: ReactNode;
}

function Fact({ label, copy, children }: FactProps) {
  if (copy === "") return null;
  return (
    <div className={classes.value}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.content}>
        <span className={classes.text} title={copy}>
          <bdi>{children ?? copy}</bdi>
        </span>
        <CopyIcon label={label} value={copy} />
      </dd>
    </div>
  );
}

function deviceName(kind: string): string {
  const key = `inbox.device.${kind}`;
  return isMessageKey(key) ? t(key) : kind;
}

/** The name of a language or country in the reader's language; the code itself where it is none. */
function nameOf(type: "language" | "region", code: string): string {
  try {
    return new Intl.DisplayNames([currentLanguage()], { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
