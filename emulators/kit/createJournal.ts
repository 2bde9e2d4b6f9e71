// What the emulator was asked and what it answered, newest last; secrets are cut down to their last characters.

import type { Answer, Call } from "./call.ts";
import { parseJson } from "./readParameters.ts";

export interface JournalEntry {
  at: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
  status: number;
  answer: unknown;
}

export interface Journal {
  append(entry: JournalEntry): void;
  record(at: number, call: Call, answer: Answer): void;
  list(filter?: { since?: number; path?: string }): JournalEntry[];
  clear(): void;
}

/** Older entries are forgotten. */
const CAPACITY = 10_000;
const SHOWN_OF_SECRET = 4;
/** A longer body is kept as its size. */
const LONGEST_BODY_BYTES = 100_000;

export function createJournal(): Journal {
  let entries: JournalEntry[] = [];

  function append(entry: JournalEntry): void {
    entries.push(entry);
    if (entries.length > CAPACITY) entries = entries.slice(-CAPACITY);
  }

  return {
    append,
    record(at, call, answer) {
      const query = new URLSearchParams(call.query);
      for (const name of ["access_token", "client_secret", "fb_exchange_token"]) {
        const value = query.get(name);
        if (value) query.set(name, redact(value));
      }
      append({
        at,
        method: call.method,
        path: query.size > 0 ? `${call.path}?${query}` : call.path,
        headers: readableHeaders(call),
        body: readable(call.body),
        status: answer.dropConnection ? 0 : answer.status,
        answer: readable(answer.body),
      });
    },
    list: ({ since = 0, path = "" } = {}) =>
      entries.filter((entry) => entry.at >= since && entry.path.includes(path)),
    clear() {
      entries = [];
    },
  };
}

function redact(secret: string): string {
  return `…${secret.slice(-SHOWN_OF_SECRET)}`;
}

function readableHeaders(call: Call): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(call.headers)) {
    if (value === undefined) continue;
    const joined = Array.isArray(value) ? value.join(", ") : value;
    headers[name] = name === "authorization" ? redact(joined) : joined;
  }
  return headers;
}

function readable(body: string | Buffer): unknown {
  const size = Buffer.byteLength(body);
  if (size === 0) return null;
  if (size > LONGEST_BODY_BYTES) return `${size} bytes`;
  const source = body.toString("utf8");
  if (source.includes("\uFFFD") || source.includes("\u0000")) return `${size} bytes`;
  return parseJson(source) ?? source;
}
