// Texts of fields by their path. A test proves that every field has a label.
import { isMessageKey, t } from "../../../i18n/t.ts";
import type { SectionName } from "./sections.ts";

export function settingsLabel(section: SectionName, path: string): string {
  const key = `bots.settings.${section}.${path}`;
  return isMessageKey(key) ? t(key) : path;
}

export function settingsHint(section: SectionName, path: string): string | undefined {
  const key = `bots.settings.${section}.${path}.hint`;
  return isMessageKey(key) ? t(key) : undefined;
}
