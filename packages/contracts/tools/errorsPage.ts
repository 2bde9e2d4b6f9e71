// docs/reference/errors.md: every code with its status, what happened and what to do. Each heading is an anchor.

import { errors, type ErrorCode, type ErrorDefinition } from "../src/errors.ts";

/** What a caller should know beyond the message, where there is something. */
const remarks: Partial<Record<ErrorCode, string>> = {
  validation_failed: "`fields` lists each one: `path` (such as `settings.design.themeColour`) and `message`.",
  not_found:
    "What belongs to another workspace, or is hidden from your role, is answered the same way as what never was.",
  origin_refused:
    "Unsafe requests with a session cookie are accepted from this server's own pages only. Programs send an API token.",
  conflict: "Nothing was changed by this request.",
  draft_conflict: "`data` holds the draft as it is now, with its revision.",
  flow_has_problems: "`data.problems` lists them; see [blocks](blocks.md) for what each block needs.",
  flow_document_invalid: "The format is described in [flow-document.schema.json](flow-document.schema.json).",
  conversation_already_taken: "`data.name` is who was faster.",
  conversation_locked: "`data.name` is who answers it.",
  message_too_long: "`data.length` and `data.maximum` count characters. Nothing was stored.",
  payload_too_large: "`data.maximum` is the greatest size in bytes. Nothing was stored.",
  file_type_refused:
    "Pictures (PNG, JPEG, GIF, WebP), videos (MP4, WebM), sounds (MP3, M4A, OGG, WAV), PDF and office documents (DOCX, XLSX, PPTX) are accepted. The bytes decide, not the name: `data.reason` tells what was found wrong.",
  rate_limited: "`data.seconds` and the header `Retry-After` tell how long to wait. Nothing was stored.",
  limit_reached: "`data.maximum` is the limit.",
  database_unavailable: "A send with a client id may be repeated without doubling anything.",
  internal: "The server's log has the reason under the request id.",
};

export function errorsPage(): string {
  const sections = Object.entries<ErrorDefinition>(errors).map(([code, definition]) =>
    section(code, definition, remarks[code as ErrorCode]),
  );
  return `# Errors

Every refusal and failure of the native API is a problem document (RFC 9457, \`application/problem+json\`):

\`\`\`json
{
  "type": "/docs/errors#validation_failed",
  "title": "Some fields are not valid.",
  "status": 400,
  "code": "validation_failed",
  "detail": "Some fields are not valid.",
  "hint": "Correct the fields listed in the details and send again.",
  "requestId": "1d0f6a52-6a0e-4f0d-9c0a-3f2d5b1e7a11",
  "fields": [{ "path": "name", "message": "Too small: expected string to have >=1 characters" }]
}
\`\`\`

Decide by \`code\`: it keeps its meaning for ever, while texts may be improved and further codes added. \`{…}\` in a text is
filled in. \`/docs/errors\` on your server shows this list too.

${sections.join("\n")}`;
}

function section(
  code: string,
  { status, message, hint }: ErrorDefinition,
  remark: string | undefined,
): string {
  return `## ${code}

**${status}** · ${message}

What to do: ${hint}
${remark === undefined ? "" : `\n${remark}\n`}`;
}
