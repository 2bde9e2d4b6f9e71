// Chooses a language by its own name; any language tag can be typed.

import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { currentLanguage, t } from "../../../i18n/t.ts";
import { canonicalTag, commonLanguages } from "./languageTags.ts";
import { nativeName } from "./nativeName.ts";

interface LanguageSelectProps {
  label: string;
  isLabelHidden?: boolean;
  value: string | null;
  placeholder?: string;
  /** Not offered: the flow speaks them already. */
  taken: readonly string[];
  onChange: (tag: string) => void;
}

/** Languages drawn at once; typing narrows them down. */
const shownAtOnce = 60;

export function LanguageSelect(props: LanguageSelectProps) {
  const { label, isLabelHidden = false, value, taken, onChange } = props;
  const [search, setSearch] = useState("");
  const known = useMemo(() => {
    const names = new Intl.DisplayNames([currentLanguage()], { type: "language" });
    return commonLanguages.map((tag) => {
      const own = nativeName(tag);
      const english = names.of(tag) ?? tag;
      return {
        value: tag as string,
        label: own === english ? `${own} (${tag})` : `${own} – ${english} (${tag})`,
      };
    });
  }, []);
  const typed = canonicalTag(search);
  const isTag = typed !== null && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(typed);
  const extra = [value, isTag ? typed : null].filter(
    (tag): tag is string => tag !== null && !known.some((choice) => choice.value === tag),
  );
  const data = [
    ...known,
    ...[...new Set(extra)].map((tag) => ({ value: tag, label: `${nativeName(tag)} (${tag})` })),
  ].filter((choice) => choice.value === value || !taken.includes(choice.value));
  return (
    <Select
      {...(isLabelHidden ? { "aria-label": label } : { label })}
      size="xs"
      data={data}
      value={value}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      limit={shownAtOnce}
      placeholder={props.placeholder ?? ""}
      nothingFoundMessage={t("editor.translations.noLanguage")}
      allowDeselect={false}
      onChange={(tag) => {
        if (tag === null) return;
        onChange(tag);
        if (value === null) setSearch("");
      }}
    />
  );
}
