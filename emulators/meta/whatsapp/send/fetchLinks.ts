// Media of an accepted message: links are fetched without authentication, and all of it is checked against its kind. What is
// wrong makes the message fail with 131053.

import { isRecord } from "../../../kit/readParameters.ts";
import { refuseMedia } from "../media/mediaTypes.ts";
import type { Json, Message, Phone, Whatsapp } from "../types.ts";
import { MEDIA_KINDS } from "./checkMedia.ts";
import type { Failure } from "./followMessage.ts";

const UPLOAD_FAILED = 131053;
const FETCH_TIMEOUT_MS = 10_000;
/** Links are fetched once in this time. */
const CACHE_MS = 600_000;
const MEDIA_LIFE_MS = 30 * 24 * 3_600_000;

export async function fetchLinks(
  state: Whatsapp,
  phone: Phone,
  message: Message,
): Promise<Failure | undefined> {
  for (const { kind, media } of mediaOf(message.rendered ?? message.body)) {
    const id =
      typeof media["link"] === "string" ? await fetchLink(state, phone, media["link"]) : String(media["id"]);
    const stored = state.media.get(id);
    if (!stored) return { code: UPLOAD_FAILED, details: `Media upload error: ${id}` };
    media["storedId"] = id;
    const problem = refuseMedia(kind, stored.mime, stored.bytes.length);
    if (problem) return { code: UPLOAD_FAILED, details: problem };
  }
  return undefined;
}

/** Every `{"type":"image","image":{…}}` in a message, however deep. */
function mediaOf(value: unknown): { kind: string; media: Json }[] {
  if (Array.isArray(value)) return value.flatMap(mediaOf);
  if (!isRecord(value)) return [];
  const found = [];
  for (const kind of MEDIA_KINDS) {
    const media = value[kind];
    if (isRecord(media) && (media["id"] !== undefined || media["link"] !== undefined))
      found.push({ kind, media });
  }
  const { media } = value;
  if (
    isRecord(media) &&
    typeof media["type"] === "string" &&
    (media["id"] !== undefined || media["link"] !== undefined)
  ) {
    found.push({ kind: media["type"], media });
  }
  return [...found, ...Object.values(value).flatMap(mediaOf)];
}

const cache = new WeakMap<Whatsapp, Map<string, { id: string; at: number }>>();

/** The id of the stored file, or what went wrong. */
async function fetchLink(state: Whatsapp, phone: Phone, link: string): Promise<string> {
  const known = cache.get(state) ?? new Map<string, { id: string; at: number }>();
  cache.set(state, known);
  const now = state.meta.clock.now();
  const hit = known.get(link);
  if (hit && now - hit.at < CACHE_MS) return hit.id;
  try {
    const response = await fetch(link, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!response.ok) return `the link answered ${response.status}`;
    const id = state.meta.ids.digits(16);
    state.media.set(id, {
      id,
      mime: response.headers.get("content-type") ?? "application/octet-stream",
      bytes: Buffer.from(await response.arrayBuffer()),
      expiresAt: now + MEDIA_LIFE_MS,
      download: "normal",
      accountId: phone.accountId,
    });
    known.set(link, { id, at: now });
    return id;
  } catch (error) {
    return `the link could not be fetched (${error instanceof Error ? error.message : String(error)})`;
  }
}
