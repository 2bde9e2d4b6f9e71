// Connects Messenger and Instagram to the Graph emulator once; both channels share people's threads, media and rates.

import type { Handler } from "../../kit/call.ts";
import type { Meta } from "../types.ts";
import type { Platform } from "./limits.ts";
import { createMessaging, type Messaging } from "./messaging.ts";
import { drawPortrait } from "./drawPortrait.ts";

const OBJECTS: Record<Platform, string> = { messenger: "page", instagram: "instagram" };
const channels = new WeakMap<Meta, Messaging>();

export function channelOf(meta: Meta): Messaging {
  const known = channels.get(meta);
  if (known) return known;
  const messaging = createMessaging({
    clock: meta.clock,
    ids: meta.ids,
    appId: meta.application.id,
    origin: () => meta.url,
    publish: (inbox, field, entry) => void meta.publish({ object: OBJECTS[inbox.platform], field, entry }),
  });
  channels.set(meta, messaging);
  const serveMedia: Handler = (call) => messaging.media.serve(call);
  meta.page("/_cdn/", serveMedia);
  meta.page("/_portrait/", drawPortrait);
  return messaging;
}
