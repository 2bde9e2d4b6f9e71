// Saved answers above the composer. The keyboard stays in the answer; arrows, Enter and Escape are passed on to here.

import { Button, Kbd, Text, UnstyledButton } from "@mantine/core";
import type { QuickReply } from "@parley/contracts/api/quickReplies";
import { useQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from "react";
import { api, apiQuery } from "../../../api/client.ts";
import { useAllows } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { QuickReplyDialog } from "../../settings/QuickReplyDialog.tsx";
import { useInbox } from "../inboxOf.ts";
import classes from "./composer.module.css";

export interface QuickReplyMenuHandle {
  /** Answers whether the key was meant for the menu. */
  onKey: (key: string) => boolean;
}

interface QuickReplyMenuProps {
  ref: Ref<QuickReplyMenuHandle>;
  search: string;
  onChoose: (text: string) => void;
  onClose: () => void;
}

export function QuickReplyMenu({ ref, search, onChoose, onClose }: QuickReplyMenuProps) {
  const { workspaceId } = useInbox();
  const canCreate = useAllows("inbox", "write");
  const replies = useQuery(apiQuery(api.listQuickReplies, { params: { workspaceId } }));
  const [isCreating, setIsCreating] = useState(false);
  const [marked, setMarked] = useState({ search, index: 0 });
  const listRef = useRef<HTMLUListElement>(null);
  const found = matching(replies.data?.items ?? [], search);
  // A new search begins at its best match.
  const index = marked.search === search ? Math.min(marked.index, found.length - 1) : 0;

  useEffect(() => {
    listRef.current?.children[index]?.scrollIntoView({ block: "nearest" });
  }, [index]);

  useImperativeHandle(ref, () => ({
    onKey(key) {
      const move = (by: number) => setMarked({ search, index: (index + by + found.length) % found.length });
      if (key === "Escape") onClose();
      else if (key === "ArrowDown" && found.length > 0) move(1);
      else if (key === "ArrowUp" && found.length > 0) move(-1);
      else if ((key === "Enter" || key === "Tab") && found[index]) onChoose(found[index].text);
      else return false;
      return true;
    },
  }));

  return (
    <div className={classes.menu}>
      {found.length > 0 ? (
        <ul ref={listRef} className={classes.replies} aria-label={t("inbox.composer.quickReplies")}>
          {found.map((reply, position) => (
            <li key={reply.id}>
              <UnstyledButton
                className={classes.reply}
                data-marked={position === index || undefined}
                onClick={() => onChoose(reply.text)}
              >
                <Kbd>/{reply.shortcut}</Kbd>
                <Text component="span" size="sm" truncate dir="auto">
                  {reply.text}
                </Text>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      ) : (
        <Text size="sm" c="dimmed" p="sm" role="status">
          {emptyText()}
        </Text>
      )}
      {canCreate ? (
        <Button
          variant="subtle"
          size="xs"
          m={4}
          leftSection={<IconPlus size={15} />}
          onClick={() => setIsCreating(true)}
        >
          {t("inbox.quick.create")}
        </Button>
      ) : null}
      {isCreating ? (
        <QuickReplyDialog
          reply={undefined}
          shortcut={found.length === 0 ? search : ""}
          onClose={() => setIsCreating(false)}
          onSaved={({ text }) => onChoose(text)}
        />
      ) : null}
    </div>
  );

  function emptyText(): string {
    if (replies.isPending) return t("ui.loading");
    if (replies.isError) return t("inbox.quick.failed");
    return replies.data.items.length === 0 ? t("inbox.quick.empty") : t("inbox.quick.none", { search });
  }
}

/** Shortcuts that begin with the search come first, then replies that contain it. */
function matching(replies: readonly QuickReply[], search: string): readonly QuickReply[] {
  const words = search.toLocaleLowerCase();
  const begins = ({ shortcut }: QuickReply) => shortcut.toLocaleLowerCase().startsWith(words);
  return [
    ...replies.filter(begins),
    ...replies.filter(
      (reply) =>
        !begins(reply) &&
        (reply.shortcut.toLocaleLowerCase().includes(words) ||
          reply.text.toLocaleLowerCase().includes(words)),
    ),
  ];
}
