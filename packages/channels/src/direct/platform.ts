// Messenger and Instagram speak the same protocol; this is where they differ.

import type { TextUnit } from "../capabilities.ts";

export interface Platform {
  channel: "messenger" | "instagram";
  /** `object` of its webhooks. */
  object: "page" | "instagram";
  text: { maximum: number; unit: TextUnit };
  /** Kinds of files shown as what they are, by the ending of their address; others travel as links or files. */
  endings: Record<"image" | "audio" | "video" | "document", ReadonlySet<string> | "any">;
  /** Buttons that call a number. */
  callsNumbers: boolean;
  /** Tells how a message is meant; Instagram reads only the tag. */
  saysType: boolean;
  canReply: boolean;
}

export const messengerPlatform: Platform = {
  channel: "messenger",
  object: "page",
  text: { maximum: 1_999, unit: "strictest" },
  endings: {
    image: new Set(["png", "jpg", "jpeg", "gif", "webp"]),
    audio: "any",
    video: "any",
    document: "any",
  },
  callsNumbers: true,
  saysType: true,
  canReply: true,
};

export const instagramPlatform: Platform = {
  channel: "instagram",
  object: "instagram",
  text: { maximum: 1_000, unit: "bytes" },
  endings: {
    image: new Set(["png", "jpg", "jpeg", "gif"]),
    audio: new Set(["aac", "m4a", "wav", "mp4"]),
    video: new Set(["mp4", "ogg", "avi", "mov", "webm"]),
    document: new Set(["pdf"]),
  },
  callsNumbers: false,
  saysType: false,
  canReply: false,
};
