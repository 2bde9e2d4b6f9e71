// A template as the fields of its form, and back; parts without a field are kept.

import type { TemplateButton, TemplateCategory, TemplateDraft } from "@parley/contracts/messageTemplates";

export interface TemplateValues {
  name: string;
  language: string;
  category: TemplateCategory;
  header: string;
  body: string;
  footer: string;
  replies: string[];
  urlTitle: string;
  url: string;
  urlExample: string;
  /** By `header.<variable>` and `body.<variable>`. */
  examples: Record<string, string>;
}

type UrlButton = Extract<TemplateButton, { kind: "url" }>;

export function variablesIn(place: "header" | "body" | "url", text: string): string[] {
  const names = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = ""]) => `${place}.${name}`);
  return [...new Set(names)];
}

export function valuesOf({
  name,
  language,
  category,
  header,
  body,
  footer,
  buttons,
}: TemplateDraft): TemplateValues {
  const url = buttons.find((button): button is UrlButton => button.kind === "url");
  const text = header?.kind === "text" ? header.text : "";
  const [headerVariable] = variablesIn("header", text);
  const example = header?.kind === "text" ? header.example : undefined;
  return {
    name,
    language,
    category,
    header: text,
    body: body.text,
    footer: footer ?? "",
    replies: buttons.flatMap((button) => (button.kind === "quickReply" ? [button.title] : [])),
    urlTitle: url?.title ?? "",
    url: url?.url ?? "",
    urlExample: url?.example ?? "",
    examples: {
      ...(headerVariable !== undefined && example !== undefined && { [headerVariable]: example }),
      ...Object.fromEntries(
        Object.entries(body.examples).map(([variable, value]) => [`body.${variable}`, value]),
      ),
    },
  };
}

export function draftOf(draft: TemplateDraft, values: TemplateValues): TemplateDraft {
  const { header: before, footer: _footer, ...kept } = draft;
  const [headerVariable] = variablesIn("header", values.header);
  const example = headerVariable === undefined ? undefined : values.examples[headerVariable];
  const textHeader =
    values.header.trim() === ""
      ? undefined
      : { kind: "text" as const, text: values.header, ...(example !== undefined && { example }) };
  const header = before === undefined || before.kind === "text" ? textHeader : before;
  return {
    ...kept,
    name: values.name,
    language: values.language.trim(),
    category: values.category,
    ...(header && { header }),
    body: {
      text: values.body,
      examples: Object.fromEntries(
        variablesIn("body", values.body).map((id) => [id.slice("body.".length), values.examples[id] ?? ""]),
      ),
    },
    ...(values.footer.trim() !== "" && { footer: values.footer }),
    buttons: buttonsOf(draft.buttons, values),
  };
}

/** Every kind keeps its place; replies stand together, as Meta wants it. */
function buttonsOf(before: readonly TemplateButton[], values: TemplateValues): TemplateButton[] {
  const { replies: titles, urlTitle, url, urlExample } = values;
  const replies = titles.map((title): TemplateButton => ({ kind: "quickReply", title }));
  const example = urlExample.trim();
  const link: TemplateButton[] =
    url.trim() === ""
      ? []
      : [{ kind: "url", title: urlTitle, url: url.trim(), ...(example !== "" && { example }) }];
  const firstReply = before.findIndex(({ kind }) => kind === "quickReply");
  const firstLink = before.findIndex(({ kind }) => kind === "url");
  const placed = before.flatMap((button, index) => {
    if (button.kind === "quickReply") return index === firstReply ? replies : [];
    return index === firstLink ? link : [button];
  });
  return [...(firstReply < 0 ? replies : []), ...placed, ...(firstLink < 0 ? link : [])];
}
