// Files of people and of businesses, served as from Meta's CDN: the link carries its own end, and then stops working.

import type { Answer, Call } from "../../kit/call.ts";
import { json, text } from "../../kit/call.ts";
import type { Ids } from "../../kit/createIds.ts";
import type { VirtualClock } from "../../kit/createVirtualClock.ts";
import { MEDIA_LINK_LIFE_MS } from "./limits.ts";

export interface StoredMedia {
  id: string;
  name: string;
  contentType: string;
  bytes: Buffer;
  /** A slow or dead file, on demand of a scenario. */
  trouble?: { delayMs?: number; status?: number };
}

export interface MediaStore {
  add(file: Omit<StoredMedia, "id">): StoredMedia;
  find(id: string): StoredMedia | undefined;
  /** A link which works for a while. */
  link(media: StoredMedia): string;
  serve(call: Call): Answer | undefined;
}

const PREFIX = "/_cdn/";

export function createMediaStore(options: {
  clock: VirtualClock;
  ids: Ids;
  origin: () => string;
}): MediaStore {
  const { clock, ids, origin } = options;
  const files = new Map<string, StoredMedia>();

  return {
    add(file) {
      const media = { id: ids.digits(15), ...file };
      files.set(media.id, media);
      return media;
    },
    find: (id) => files.get(id),
    link(media) {
      const end = Math.floor((clock.now() + MEDIA_LINK_LIFE_MS) / 1000).toString(16);
      return `${origin()}${PREFIX}${media.id}/${encodeURIComponent(media.name)}?oe=${end}`;
    },
    serve(call) {
      if (!call.path.startsWith(PREFIX)) return undefined;
      const media = files.get(call.path.slice(PREFIX.length).split("/")[0] ?? "");
      if (!media) return text("Not found", 404);
      const end = Number.parseInt(call.query.get("oe") ?? "", 16) * 1000;
      if (!(end > clock.now())) return text("URL signature expired", 403);
      if (media.trouble?.status) return json({}, media.trouble.status);
      const delayMs = media.trouble?.delayMs;
      return {
        status: 200,
        // A file of a chat must not run as a page of the emulator.
        headers: {
          "content-type": media.contentType,
          "content-security-policy": "sandbox",
          "x-content-type-options": "nosniff",
        },
        body: media.bytes,
        ...(delayMs === undefined ? {} : { delayMs }),
      };
    },
  };
}
