// What other channels make of a block they cannot show as the website does.

import { Text } from "@mantine/core";
import type { Block } from "@parley/contracts/flow";
import { type Channel, channels, prepareBlock } from "@parley/flow-engine";
import { IconAlertTriangle, IconBan } from "@tabler/icons-react";
import { currentLanguage, t } from "../../../i18n/t.ts";
import classes from "./Inspector.module.css";

interface ChannelNote {
  channels: Channel[];
  level: "degraded" | "unsupported";
  note: string;
}

export function ChannelNotes({ block }: { block: Block }) {
  const notes = notesOf(block);
  if (notes.length === 0) return null;
  const list = new Intl.ListFormat(currentLanguage(), { type: "conjunction" });
  return (
    <section className={classes.channels} aria-label={t("editor.channels.title")}>
      <Text size="xs" fw={600}>
        {t("editor.channels.title")}
      </Text>
      <ul>
        {notes.map(({ channels: names, level, note }) => {
          const Shape = level === "unsupported" ? IconBan : IconAlertTriangle;
          return (
            <li key={names.join()}>
              <Shape size={14} stroke={1.8} role="img" aria-label={t(`editor.channels.${level}`)} />
              <Text size="xs">
                {t("editor.channel.note", {
                  channel: list.format(names.map((name) => t(`editor.channel.${name}`))),
                  note,
                })}
              </Text>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Channels with the same note share a line. */
function notesOf(block: Block): ChannelNote[] {
  const support = prepareBlock(block)?.channels ?? {};
  const notes: ChannelNote[] = [];
  for (const channel of channels) {
    const entry = support[channel];
    if (!entry) continue;
    const same = notes.find(({ level, note }) => level === entry.level && note === entry.note);
    if (same) same.channels.push(channel);
    else notes.push({ channels: [channel], ...entry });
  }
  return notes;
}
