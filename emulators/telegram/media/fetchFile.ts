// Takes a file from the address a bot gave. Local addresses work too, unlike at the real server.
import { badRequest } from "../apiError.ts";
import type { FileKind, StoredFile } from "../world/createFileStore.ts";
import { guessMimeType } from "./guessMimeType.ts";

const LARGEST_PHOTO_BY_URL_BYTES = 5 * 1024 * 1024;
const LARGEST_FILE_BY_URL_BYTES = 20 * 1024 * 1024;
/** A slower host counts as unreachable. */
const FETCH_TIMEOUT_MS = 10_000;

export async function fetchFile(address: string, kind: FileKind): Promise<StoredFile> {
  if (!URL.canParse(address) || new URL(address).hostname === "")
    throw badRequest("wrong HTTP URL specified");
  const fetched = await load(address);
  const largest = kind === "photo" ? LARGEST_PHOTO_BY_URL_BYTES : LARGEST_FILE_BY_URL_BYTES;
  if (!fetched || fetched.bytes.length === 0 || fetched.bytes.length > largest)
    throw badRequest("failed to get HTTP URL content");
  const name = decodeURIComponent(new URL(address).pathname.split("/").at(-1) ?? "") || "file";
  const mimeType = guessMimeType(fetched.bytes, fetched.type, name);
  const isPage = mimeType === "text/html" && kind !== "document";
  const isNoPhoto = kind === "photo" && !mimeType.startsWith("image/");
  if (isPage || isNoPhoto) throw badRequest("wrong type of the web page content");
  return { kind, bytes: fetched.bytes, size: fetched.bytes.length, name, mimeType };
}

async function load(address: string): Promise<{ bytes: Buffer; type: string } | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!response.ok) return undefined;
    return {
      bytes: Buffer.from(await response.arrayBuffer()),
      type: response.headers.get("content-type") ?? "",
    };
  } catch {
    return undefined;
  }
}
