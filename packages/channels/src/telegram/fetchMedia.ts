// A file of a person's: looked up first, then fetched. Telegram gives out at most 20 MB.

import { SendFailed, type Credentials, type FetchedMedia } from "../adapter.ts";
import type { ChannelHttp } from "../http.ts";
import type { MediaRef } from "../inbound.ts";
import { fields, text } from "../readFields.ts";
import { botResult, botUrl } from "./botCall.ts";
import { classifyError } from "./classifyError.ts";

/** Time a file may take. */
const DOWNLOAD_TIMEOUT_MS = 120_000;

export async function fetchMedia(
  media: MediaRef,
  credentials: Credentials,
  http: ChannelHttp,
  maxBytes: number,
): Promise<FetchedMedia> {
  const found = fields(await botResult("getFile", { file_id: media.id ?? "" }, credentials, http));
  const path = text(found["file_path"]);
  if (path === undefined)
    throw new SendFailed({ kind: "media", code: "noPath", detail: "Telegram named no place of the file." });
  const response = await http({
    method: "GET",
    url: `${botUrl(credentials, "/file")}/${path.split("/").map(encodeURIComponent).join("/")}`,
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    maxBytes,
  });
  if (response.status !== 200) throw new SendFailed(classifyError(response));
  return {
    bytes: response.body,
    // The file server calls everything a stream of bytes.
    type: media.type ?? response.headers["content-type"] ?? "application/octet-stream",
    name: media.name ?? path.split("/").at(-1),
  };
}
