// Reads what a call carries: the query, a JSON object, a form or a multipart form, as one record and a list of files.

import type { Call } from "./call.ts";

export interface UploadedFile {
  field: string;
  name: string;
  contentType: string;
  bytes: Buffer;
}

export interface Parameters {
  /** Query and body together; the body wins. */
  values: Record<string, unknown>;
  files: UploadedFile[];
  /** The body called itself JSON, or a form, and was none. */
  isMalformed: boolean;
}

export async function readParameters(call: Call): Promise<Parameters> {
  const values: Record<string, unknown> = Object.fromEntries(call.query);
  const contentType = call.headers["content-type"] ?? "";
  const empty = { values, files: [], isMalformed: false };
  if (call.body.length === 0) return empty;

  if (contentType.startsWith("multipart/form-data")) return readMultipart(call, contentType, values);
  if (contentType.startsWith("application/x-www-form-urlencoded")) {
    Object.assign(values, Object.fromEntries(new URLSearchParams(call.body.toString("utf8"))));
    return empty;
  }
  if (!contentType.startsWith("application/json")) return empty;
  const parsed = parseJson(call.body.toString("utf8"));
  if (!isRecord(parsed)) return { ...empty, isMalformed: true };
  Object.assign(values, parsed);
  return empty;
}

async function readMultipart(
  call: Call,
  contentType: string,
  values: Record<string, unknown>,
): Promise<Parameters> {
  const files: UploadedFile[] = [];
  const response = new Response(new Uint8Array(call.body), { headers: { "content-type": contentType } });
  const form = await response.formData().catch(() => undefined);
  if (!form) return { values, files, isMalformed: true };
  for (const [field, value] of form) {
    if (typeof value === "string") {
      values[field] = value;
      continue;
    }
    const bytes = Buffer.from(await value.arrayBuffer());
    files.push({ field, name: value.name, contentType: value.type, bytes });
  }
  return { values, files, isMalformed: false };
}

/** Undefined when the text is no JSON. */
export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
