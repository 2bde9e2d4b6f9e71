// What differs between two documents, in words.

import { List, Text, ThemeIcon } from "@mantine/core";
import type { FlowDocument } from "@parley/contracts/flow";
import { diffDocuments } from "@parley/flow-engine";
import { IconArrowRight, IconFlag, IconMinus, IconPencil, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { t } from "../../../i18n/t.ts";

interface DiffListProps {
  before: FlowDocument;
  after: FlowDocument;
  /** Said when both are the same. */
  sameText: string;
}

const looks = {
  added: { icon: IconPlus, colour: "teal" },
  removed: { icon: IconMinus, colour: "red" },
  changed: { icon: IconPencil, colour: "accent" },
  connection: { icon: IconArrowRight, colour: "gray" },
  start: { icon: IconFlag, colour: "accent" },
} as const;

/** Lines drawn at once; a rewritten flow of a thousand blocks is counted, not listed. */
const shownAtOnce = 60;

export function DiffList({ before, after, sameText }: DiffListProps) {
  const lines = useMemo(() => {
    const difference = diffDocuments(before, after);
    return [
      ...(difference.start ? [{ look: "start" as const, words: difference.start.words, id: "start" }] : []),
      ...difference.blocks.map((change) => ({
        look: change.change,
        words: change.words,
        id: `block ${change.blockId}`,
      })),
      ...difference.connections.map((change) => ({
        look: "connection" as const,
        words: change.words,
        id: `output ${change.blockId} ${change.output}`,
      })),
    ];
  }, [before, after]);
  if (lines.length === 0) return <Text c="dimmed">{sameText}</Text>;
  return (
    <List spacing={6} size="sm" center listStyleType="none" aria-label={t("editor.diff.title")}>
      {lines.slice(0, shownAtOnce).map(({ look, words, id }) => {
        const { icon: Shape, colour } = looks[look];
        return (
          <List.Item
            key={id}
            icon={
              <ThemeIcon size={20} radius="sm" variant="light" color={colour}>
                <Shape size={13} role="img" aria-label={t(`editor.diff.${look}`)} />
              </ThemeIcon>
            }
          >
            {words}
          </List.Item>
        );
      })}
      {lines.length > shownAtOnce ? (
        <List.Item>{t("editor.diff.more", { count: lines.length - shownAtOnce })}</List.Item>
      ) : null}
    </List>
  );
}
