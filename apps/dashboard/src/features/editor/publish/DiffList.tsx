// What differs between two documents, in words. Where a line can be looked at, it is a button.

import { List, Text, ThemeIcon, UnstyledButton } from "@mantine/core";
import type { FlowDocument } from "@parley/contracts/flow";
import { IconArrowRight, IconFlag, IconMinus, IconPencil, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { t } from "../../../i18n/t.ts";
import { differenceLines } from "./compareContents.ts";

interface DiffListProps {
  before: FlowDocument;
  after: FlowDocument;
  /** Said when both are the same. */
  sameText: string;
  onChoose?: (blockId: string) => void;
}

export const diffLooks = {
  added: { icon: IconPlus, colour: "teal" },
  removed: { icon: IconMinus, colour: "red" },
  changed: { icon: IconPencil, colour: "orange" },
  connection: { icon: IconArrowRight, colour: "gray" },
  start: { icon: IconFlag, colour: "accent" },
} as const;

/** Lines drawn at once; a rewritten flow of a thousand blocks is counted, not listed. */
const shownAtOnce = 60;

export function DiffList({ before, after, sameText, onChoose }: DiffListProps) {
  const lines = useMemo(() => differenceLines(before, after), [before, after]);
  if (lines.length === 0) return <Text c="dimmed">{sameText}</Text>;
  return (
    <List spacing={6} size="sm" center listStyleType="none" aria-label={t("editor.diff.title")}>
      {lines.slice(0, shownAtOnce).map(({ look, words, id, blockId }) => {
        const { icon: Shape, colour } = diffLooks[look];
        return (
          <List.Item
            key={id}
            icon={
              <ThemeIcon size={20} radius="sm" variant="light" color={colour}>
                <Shape size={13} role="img" aria-label={t(`editor.diff.${look}`)} />
              </ThemeIcon>
            }
          >
            {onChoose && blockId !== null ? (
              <UnstyledButton fz="sm" ta="start" lh={1.45} onClick={() => onChoose(blockId)}>
                {words}
              </UnstyledButton>
            ) : (
              words
            )}
          </List.Item>
        );
      })}
      {lines.length > shownAtOnce ? (
        <List.Item>{t("editor.diff.more", { count: lines.length - shownAtOnce })}</List.Item>
      ) : null}
    </List>
  );
}
