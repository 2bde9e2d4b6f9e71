// Original and translation side by side, by block. Enter goes to the next text, Shift Enter begins a new line.

import { Button, Group, Switch, Text, TextInput, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, memo, useCallback, useMemo, useRef, useState } from "react";
import { limits } from "@parley/contracts/limits";
import { t } from "../../../i18n/t.ts";
import { showBlock } from "../actions.ts";
import { useEditor, useServices } from "../editorContext.tsx";
import { contentOf } from "../model/editorStore.ts";
import { nativeName } from "./nativeName.ts";
import { setTranslation, translationsOf } from "./translationCommands.ts";
import { filterGroups, isMissing, type TranslationGroup, type TranslationRow } from "./translationRows.ts";
import classes from "./Translations.module.css";

/** Blocks drawn at first; a large flow shows the rest on demand. */
const blocksAtOnce = 60;

interface TranslationTableProps {
  groups: readonly TranslationGroup[];
  language: string;
}

export function TranslationTable({ groups, language }: TranslationTableProps) {
  const services = useServices();
  const { store } = services;
  const own = useEditor((state) => contentOf(state).document.languages?.default ?? "en");
  const translations = useEditor((state) => translationsOf(contentOf(state), language));
  const [search, setSearch] = useState("");
  const [kept, setKept] = useState<ReadonlySet<string> | null>(null);
  const [drawn, setDrawn] = useState(blocksAtOnce);
  const table = useRef<HTMLDivElement>(null);
  const shown = useMemo(
    () =>
      filterGroups(groups, translations, {
        isMissingOnly: kept !== null,
        search,
        kept: kept ?? new Set(),
      }),
    [groups, translations, kept, search],
  );
  const change = useCallback(
    (key: string, text: string) =>
      store.apply((content) => setTranslation(content, language, key, text), {
        key: `translation:${language}:${key}`,
      }),
    [store, language],
  );
  const jump = (blockId: string) => {
    services.view.set({ isTranslating: false });
    showBlock(services, blockId);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || !(event.target instanceof HTMLTextAreaElement)) return;
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    const fields = [...(table.current?.querySelectorAll("textarea") ?? [])];
    const next = fields[fields.indexOf(event.target) + 1];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  return (
    <>
      <Group gap="md">
        <TextInput
          size="xs"
          w={240}
          leftSection={<IconSearch size={14} />}
          aria-label={t("editor.translations.search")}
          placeholder={t("editor.translations.search")}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Switch
          size="xs"
          label={t("editor.translations.missingOnly")}
          checked={kept !== null}
          onChange={(event) =>
            setKept(
              event.currentTarget.checked
                ? new Set(
                    groups
                      .flatMap(({ rows }) => rows)
                      .filter((row) => isMissing(row, translations))
                      .map(({ key }) => key),
                  )
                : null,
            )
          }
        />
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {t("editor.translations.keys")}
        </Text>
      </Group>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for Enter in the fields inside */}
      <div className={classes.table} ref={table} onKeyDown={onKeyDown}>
        <div className={classes.headings} aria-hidden>
          <span>{nativeName(own)}</span>
          <span>{nativeName(language)}</span>
        </div>
        {shown.length === 0 ? (
          <Text c="dimmed" p="md" role="status">
            {t(
              kept !== null && search === "" ? "editor.translations.complete" : "editor.translations.noMatch",
            )}
          </Text>
        ) : null}
        {shown.slice(0, drawn).map((group) => (
          <section key={group.blockId} className={classes.block} aria-label={group.title}>
            <UnstyledButton className={classes.blockTitle} onClick={() => jump(group.blockId)}>
              {t("editor.translations.jump", { block: group.title })}
            </UnstyledButton>
            {group.rows.map((row) => (
              <Row
                key={row.key}
                row={row}
                own={own}
                language={language}
                text={translations[row.key] ?? ""}
                onChange={change}
              />
            ))}
          </section>
        ))}
        {shown.length > drawn ? (
          <Button variant="subtle" size="xs" onClick={() => setDrawn(drawn + blocksAtOnce)}>
            {t("editor.translations.showMore", { count: shown.length - drawn })}
          </Button>
        ) : null}
      </div>
    </>
  );
}

interface RowProps {
  row: TranslationRow;
  own: string;
  language: string;
  text: string;
  onChange: (key: string, text: string) => void;
}

const Row = memo(function Row({ row, own, language, text, onChange }: RowProps) {
  const isEmpty = text.trim() === "";
  return (
    <div className={classes.row} data-missing={isEmpty || undefined}>
      <div className={classes.original}>
        <Text size="xs" c="dimmed">
          {row.label}
        </Text>
        <span lang={own} dir="auto">
          {row.text}
        </span>
      </div>
      <div className={classes.translation}>
        <textarea
          lang={language}
          dir="auto"
          rows={1}
          spellCheck
          maxLength={limits.blockTextLength}
          aria-label={t("editor.translations.field", {
            text: row.text.slice(0, 80),
            language: nativeName(language),
          })}
          value={text}
          onChange={(event) => onChange(row.key, event.currentTarget.value)}
        />
        {isEmpty ? (
          <span className={classes.missing}>
            <IconAlertTriangle size={13} aria-hidden /> {t("editor.translations.isMissing")}
          </span>
        ) : null}
      </div>
    </div>
  );
});
