// As far as a send has to know a template. How one is written is in the contracts. Browser-safe.

export type {
  TemplateButton,
  TemplateCard,
  TemplateCategory,
  TemplateDraft,
  TemplateHeader,
} from "@parley/contracts/messageTemplates";

/** What a send has to know of a template. A message's content has this shape too. */
export interface TemplateShape {
  header?: { kind: string } | undefined;
  buttons: readonly { kind: string }[];
}

/** The variables of a text in their order, each once: `1`, `2`, or names. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = ""]) => name))];
}
