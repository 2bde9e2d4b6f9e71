// A file somebody sent: looked up by its id, then fetched from an address that lives for minutes.

import type { Credentials, FetchedMedia } from "../adapter.ts";
import { SendFailed } from "../adapter.ts";
import type { ChannelHttp, ChannelResponse } from "../http.ts";
import type { MediaRef } from "../inbound.ts";
import { graphJson, isGood } from "../meta/graphCall.ts";
import { fields, text } from "../readFields.ts";
import { classifyError } from "./classifyError.ts";

/** Time a whole file may take. */
const DOWNLOAD_TIMEOUT_MS = 120_000;
/** Meta's file server answers only programs that say who they are. */
const USER_AGENT = "Parley";
const metaHosts = /(?:^|\.)(?:facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net|whatsapp\.com)$/;
const gone = new Set([401, 403, 404, 410]);

export async function fetchMedia(
  media: MediaRef,
  credentials: Credentials,
  http: ChannelHttp,
  maxBytes: number,
): Promise<FetchedMedia> {
  const early = media.url === undefined ? undefined : await download(media.url, credentials, http, maxBytes);
  if (early && isGood(early)) return fetched(early, media);
  if (media.id === undefined) throw new SendFailed(problemOf(early));

  let response = await download(await lookUp(media.id, credentials, http), credentials, http, maxBytes);
  if (gone.has(response.status))
    response = await download(await lookUp(media.id, credentials, http), credentials, http, maxBytes);
  if (!isGood(response)) throw new SendFailed(problemOf(response));
  return fetched(response, media);
}

/** @throws SendFailed when the id is no longer known. */
async function lookUp(mediaId: string, credentials: Credentials, http: ChannelHttp): Promise<string> {
  const answer = await graphJson(
    { path: mediaId, query: { phone_number_id: credentials.account } },
    credentials,
    http,
    classifyError,
  );
  const url = text(fields(answer)["url"]);
  if (url === undefined)
    throw new SendFailed({ kind: "media", code: "no_url", detail: "The file has no address." });
  return url;
}

async function download(
  url: string,
  credentials: Credentials,
  http: ChannelHttp,
  maxBytes: number,
): Promise<ChannelResponse> {
  return await http({
    method: "GET",
    url,
    headers: {
      "user-agent": USER_AGENT,
      ...(isOfMeta(url, credentials) ? { authorization: `Bearer ${credentials.token}` } : {}),
    },
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    maxBytes,
  });
}

/** The token goes to nobody else. */
function isOfMeta(url: string, { baseUrl }: Credentials): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return hostname === new URL(baseUrl).hostname || metaHosts.test(hostname);
}

function fetched({ headers, body }: ChannelResponse, media: MediaRef): FetchedMedia {
  const told = headers["content-type"];
  // The file server's own type says less than the message's.
  const type = media.type ?? told ?? "application/octet-stream";
  return { bytes: body, type: type.split(";")[0]?.trim() ?? type, name: media.name };
}

function problemOf(response: ChannelResponse | undefined) {
  if (!response) return { kind: "media" as const, code: "no_url", detail: "The file has no address." };
  if (gone.has(response.status))
    return { kind: "media" as const, code: `http${response.status}`, detail: "The file is no longer there." };
  return classifyError(response);
}
