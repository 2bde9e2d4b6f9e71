// What Meta tells of a template, as a change of our row. Words Meta adds later are kept as UNKNOWN.

import { isDeepStrictEqual } from "node:util";
import type { ProviderTemplate } from "@parley/channels";
import {
  templateCategories,
  templateStatuses,
  type TemplateCategory,
  type TemplateDraft,
  type TemplateStatus,
} from "@parley/contracts/messageTemplates";
import type { TemplateChange, TemplateRow } from "./store.ts";

const qualities = ["GREEN", "YELLOW", "RED", "UNKNOWN"] as const;
/** Statuses of a template that is well: an old reason says nothing any more. */
const withoutReason = new Set<TemplateStatus>(["APPROVED", "PENDING", "DRAFT"]);

export const statusOf = (told: string): TemplateStatus =>
  templateStatuses.find((status) => status === told && status !== "DRAFT") ?? "UNKNOWN";
export const qualityOf = (told: string): TemplateRow["quality"] =>
  qualities.find((quality) => quality === told) ?? "UNKNOWN";
export const categoryOf = (told: string): TemplateCategory | undefined =>
  templateCategories.find((category) => category === told);
export const reasonOf = (status: TemplateStatus, reason: string | null): string | null =>
  withoutReason.has(status) ? null : reason;

/** Everything Meta says; what was written here stays while Meta's components are the ones known. */
export function changeOf(told: ProviderTemplate, row: TemplateRow | undefined): TemplateChange {
  const status = statusOf(told.status);
  const isKnown = row !== undefined && isDeepStrictEqual(row.components, told.components);
  const { category } = told.draft;
  const content = isKnown ? { ...row.content, category } : withSamples(told.draft, row?.content);
  return {
    providerId: told.providerId,
    status,
    reason: reasonOf(status, told.reason ?? row?.reason ?? null),
    quality: qualityOf(told.quality),
    ...(row && row.category !== category && { formerCategory: row.category }),
    content,
    components: told.components,
    isForeign: told.isForeign,
  };
}

export function isSame(row: TemplateRow, change: TemplateChange): boolean {
  return (
    row.providerId === change.providerId &&
    row.status === change.status &&
    row.reason === change.reason &&
    row.quality === change.quality &&
    row.category === change.content?.category &&
    isDeepStrictEqual(row.components, change.components)
  );
}

/** Files a sample was made of are known here alone. */
function withSamples(draft: TemplateDraft, before: TemplateDraft | undefined): TemplateDraft {
  if (!before) return draft;
  const { header, cards } = draft;
  return {
    ...draft,
    ...(header && before.header?.kind === header.kind && { header: { ...before.header, ...header } }),
    ...(cards && {
      cards: cards.map((card, index) => ({
        ...card,
        header: { ...before.cards?.[index]?.header, ...card.header },
      })),
    }),
  } as TemplateDraft;
}
