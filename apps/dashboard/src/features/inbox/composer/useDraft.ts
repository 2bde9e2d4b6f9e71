// What is being written, kept for each conversation over reloads.

import { useState } from "react";
import { useInbox } from "../inboxOf.ts";
import { readJson, writeJson } from "../sync/storage.ts";

export function useDraft(conversationId: string): [string, (text: string) => void] {
  const { memberId } = useInbox();
  const key = `parley-draft:${memberId}:${conversationId}`;
  const [text, setText] = useState(() => readJson<string>(key) ?? "");
  return [
    text,
    (value) => {
      setText(value);
      writeJson(key, value.trim() === "" ? null : value);
    },
  ];
}
