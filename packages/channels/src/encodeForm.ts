// A form with files as the body of one call: `multipart/form-data`.

import { randomUUID } from "node:crypto";

export type FormField = { name: string } & (
  | { value: string }
  | { file: { bytes: Uint8Array; type: string; name: string } }
);

export function encodeForm(fields: readonly FormField[]): { body: Uint8Array; type: string } {
  const boundary = `parley-${randomUUID()}`;
  const pieces: Uint8Array[] = [];
  const add = (text: string) => pieces.push(new TextEncoder().encode(text));
  for (const field of fields) {
    add(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(field.name)}"`);
    if ("value" in field) add(`\r\n\r\n${field.value}\r\n`);
    else {
      add(`; filename="${quoted(field.file.name)}"\r\nContent-Type: ${field.file.type}\r\n\r\n`);
      pieces.push(field.file.bytes);
      add("\r\n");
    }
  }
  add(`--${boundary}--\r\n`);
  return { body: new Uint8Array(Buffer.concat(pieces)), type: `multipart/form-data; boundary=${boundary}` };
}

function quoted(text: string): string {
  return text.replace(/["\r\n\\]/g, "_");
}
