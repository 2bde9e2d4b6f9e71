// The pages the visitor has seen, newest first.

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, apiQuery } from "../../../api/client.ts";
import { formatDateTime, formatShort } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { QueryView } from "../../../ui/QueryView.tsx";
import { useConversation, useInbox } from "../inboxOf.ts";
import { shortUrl } from "../safeUrl.ts";
import { SafeLink } from "../thread/RichText.tsx";
import classes from "./contact.module.css";
import { Section } from "./Section.tsx";

/** Pages shown before the rest is asked for. */
const shownAtFirst = 5;

export function Visits({ conversationId, visits }: { conversationId: string; visits: number }) {
  const { workspaceId } = useInbox();
  const [isWhole, setIsWhole] = useState(false);
  const page = useConversation(conversationId)?.page?.url;
  const query = useQuery({
    ...apiQuery(api.listVisits, { params: { workspaceId, conversationId } }),
    // A new page is a new entry: the address being looked at is part of what this answer depends on.
    queryKey: [api.listVisits.path, { workspaceId, conversationId, page, visits }],
    placeholderData: (before) => before,
  });
  return (
    <Section title={t("inbox.contact.visits")}>
      <QueryView query={query}>
        {({ items }) => {
          if (items.length === 0) return <p className={classes.nothing}>{t("inbox.contact.noVisits")}</p>;
          const shown = isWhole ? items : items.slice(0, shownAtFirst);
          return (
            <>
              <ol className={classes.visits}>
                {shown.map(({ url, title, at }) => (
                  <li key={`${at} ${url}`} className={classes.visit}>
                    <span className={classes.text} title={url}>
                      <SafeLink url={url}>
                        <bdi>{title || shortUrl(url)}</bdi>
                      </SafeLink>
                    </span>
                    <time dateTime={at} title={formatDateTime(at)}>
                      {formatShort(at)}
                    </time>
                  </li>
                ))}
              </ol>
              {items.length > shown.length ? (
                <Button size="compact-xs" variant="subtle" onClick={() => setIsWhole(true)}>
                  {t("inbox.contact.moreVisits", { count: items.length - shown.length })}
                </Button>
              ) : null}
            </>
          );
        }}
      </QueryView>
    </Section>
  );
}
