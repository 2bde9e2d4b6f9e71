// Bytes of a picture or file that is sent: from our own storage, or from where an author's address points.

import type { PartMedia } from "@parley/channels";
import { capabilities } from "@parley/channels/capabilities";
import type { Egress } from "../../../platform/egress/index.ts";
import type { ConnectionRow } from "../store/connections.ts";

export type LoadMedia = (
  connection: Pick<ConnectionRow, "channel">,
  media: PartMedia,
) => Promise<{ bytes: Uint8Array; type: string; name: string }>;

/** Reads a file of ours by the path of its public address; undefined when it is none. */
export type ReadOwnFile = (
  path: string,
) => Promise<{ bytes: Uint8Array; type: string; name: string } | undefined>;

const FETCH_WITHIN_MS = 30_000;

export function createLoadMedia({
  egress,
  publicUrl,
  readOwnFile,
}: {
  egress: Egress;
  publicUrl: string;
  readOwnFile: ReadOwnFile;
}): LoadMedia {
  return async ({ channel }, { kind, url, name }) => {
    const own = url.startsWith(`${publicUrl}/`) ? await readOwnFile(new URL(url).pathname) : undefined;
    if (own) return own;
    const sizes = capabilities[channel].mediaBytes;
    const maxResponseBytes = sizes[kind === "voice" ? "audio" : kind];
    const answer = await egress.fetch(url, { timeoutMs: FETCH_WITHIN_MS, maxResponseBytes });
    if (answer.status !== 200) throw new Error(`The file's address answers with ${answer.status}.`);
    const type = answer.headers["content-type"]?.split(";")[0]?.trim() ?? "application/octet-stream";
    return {
      bytes: answer.body(),
      type,
      name: name ?? decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "file"),
    };
  };
}
