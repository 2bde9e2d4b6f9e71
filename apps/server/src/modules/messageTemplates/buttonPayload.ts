// What a reply button of a template answers: which template it belongs to and which of its buttons it is.

const pattern = /^tpl\|([0-9a-f]{24})\|(\d{1,2})$/;

export function buttonPayload(templateId: string, index: number): string {
  return `tpl|${templateId}|${index}`;
}

export function readButtonPayload(payload: string): { templateId: string; index: number } | undefined {
  const [, templateId, index] = pattern.exec(payload) ?? [];
  return templateId === undefined || index === undefined ? undefined : { templateId, index: Number(index) };
}
