// A file somebody sent: its address is open to whoever knows it, and ends within days.

import { SendFailed, type Credentials, type FetchedMedia } from "../adapter.ts";
import type { ChannelHttp } from "../http.ts";
import type { MediaRef } from "../inbound.ts";

/** Time a whole file may take. */
const DOWNLOAD_TIMEOUT_MS = 120_000;

export async function fetchMedia(
  media: MediaRef,
  _credentials: Credentials,
  http: ChannelHttp,
  maxBytes: number,
): Promise<FetchedMedia> {
  if (media.url === undefined)
    throw new SendFailed({ kind: "media", code: "no_url", detail: "The file has no address." });
  const response = await http({ method: "GET", url: media.url, timeoutMs: DOWNLOAD_TIMEOUT_MS, maxBytes });
  if (response.status !== 200)
    throw new SendFailed({
      kind: response.status >= 500 ? "retry" : "media",
      code: `http${response.status}`,
      detail: "The file could not be fetched.",
    });
  const told = response.headers["content-type"]?.split(";")[0]?.trim();
  return {
    bytes: response.body,
    type: told || media.type || "application/octet-stream",
    name: media.name ?? nameOf(media.url),
  };
}

function nameOf(url: string): string | undefined {
  const last = URL.canParse(url) ? new URL(url).pathname.split("/").at(-1) : undefined;
  return last === undefined || !last.includes(".") ? undefined : last;
}
