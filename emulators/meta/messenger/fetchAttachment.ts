// Gets a linked file as Meta's servers do when a message names a URL: size, time and the kind of content are checked.

import type { MediaKind } from "./checkMessage.ts";
import {
  FETCH_TIMEOUT_MS,
  IMAGE_BYTES,
  OTHER_MEDIA_BYTES,
  VIDEO_FETCH_TIMEOUT_MS,
  type Platform,
} from "./limits.ts";
import { invalid, type Refusal } from "./refusal.ts";
import { sniffKind } from "./sniffKind.ts";

export interface FetchedFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

const FETCH_FAILED = 2018008;
const CONTENT_DIFFERS = 2018047;
const TOO_LARGE = 2018109;

const INSTAGRAM_TYPES: Record<MediaKind, readonly string[]> = {
  image: ["image/png", "image/jpeg", "image/gif"],
  audio: [
    "audio/aac",
    "audio/mp4",
    "audio/m4a",
    "audio/x-m4a",
    "audio/wav",
    "audio/x-wav",
    "audio/wave",
    "video/mp4",
  ],
  video: ["video/mp4", "video/ogg", "video/x-msvideo", "video/avi", "video/quicktime", "video/webm"],
  file: ["application/pdf"],
};

export async function fetchAttachment(
  platform: Platform,
  type: MediaKind,
  url: string,
): Promise<FetchedFile | Refusal> {
  const timeoutMs = type === "video" ? VIDEO_FETCH_TIMEOUT_MS : FETCH_TIMEOUT_MS;
  const failed = invalid("Failed to fetch the file from the url.", FETCH_FAILED);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok || !response.body) return failed;
    const bytes = await readLimited(response.body, largestBytes(type));
    if (!bytes) return tooLarge();
    const contentType = (response.headers.get("content-type") ?? "").split(";")[0]?.trim() ?? "";
    const name = decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "") || type;
    return checkFile(platform, type, { name, contentType, bytes });
  } catch {
    return failed;
  }
}

/** Also for a file that came inside the call. */
export function checkFile(platform: Platform, type: MediaKind, file: FetchedFile): FetchedFile | Refusal {
  if (file.bytes.length > largestBytes(type)) return tooLarge();
  const mismatch = invalid("Upload attachment failure.", CONTENT_DIFFERS);
  if (file.bytes.length === 0) return mismatch;
  const claimed = file.contentType.toLowerCase();
  const found = sniffKind(file.bytes);
  if (type !== "file" && !isOfKind(type, claimed)) return mismatch;
  if (type !== "file" && found !== undefined && !fits(type, found)) return mismatch;
  if (platform === "instagram" && claimed !== "" && !INSTAGRAM_TYPES[type].includes(claimed)) {
    return mismatch;
  }
  return file;
}

function isOfKind(type: MediaKind, claimed: string): boolean {
  if (claimed === "" || claimed === "application/octet-stream") return true;
  return claimed.startsWith(`${type}/`) || (type === "audio" && claimed === "video/mp4");
}

function fits(type: MediaKind, found: ReturnType<typeof sniffKind>): boolean {
  // MP4 and Ogg hold sound or pictures; the first bytes do not tell.
  return found === type || (found === "container" && (type === "audio" || type === "video"));
}

function largestBytes(type: MediaKind): number {
  return type === "image" ? IMAGE_BYTES : OTHER_MEDIA_BYTES;
}

function tooLarge(): Refusal {
  return invalid("The attachment size exceeds the allowable limit.", TOO_LARGE);
}

async function readLimited(body: ReadableStream<Uint8Array>, limit: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
