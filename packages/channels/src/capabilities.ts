// What each channel can show, as data. Browser-safe: the editor's previews and the adapters read the same numbers.
// Sources: the providers' documents named in docs/reference/channels.md.

import type { Messenger } from "@parley/contracts/channels";

/** How the length of a text is counted. `strictest`: code points and UTF-16 units, the higher one. */
export type TextUnit = "utf16" | "bytes" | "strictest";

export interface Capabilities {
  text: { maximum: number; unit: TextUnit };
  /** Text that goes with a picture or file; 0 sends it as a message of its own. */
  captionMaximum: number;
  /** Answers under a message. */
  buttons: { maximum: number; titleMaximum: number };
  /** A menu that opens; null where there is none. */
  list: { maximum: number; titleMaximum: number; descriptionMaximum: number } | null;
  /** Cards beside each other; 0 sends them one below the other. */
  carouselMaximum: number;
  /** Largest file in bytes by kind. */
  mediaBytes: Record<"image" | "video" | "audio" | "document" | "sticker", number>;
  /** Hours after the person's last message in which anything may be said; null without limit. */
  windowHours: number | null;
  /** Hours in which a person (not a bot) may still answer. */
  humanWindowHours: number | null;
  /** Whether the provider tells what became of a message. */
  tells: { sent: boolean; delivered: boolean; read: boolean };
  canEdit: boolean;
  canDelete: boolean;
  canReact: boolean;
  canReply: boolean;
  /** Sends allowed: by the account in a second, and to one recipient (`count` in `perMs`, `burst` at once). */
  rate: { perSecond: number; recipient: { count: number; perMs: number; burst: number } };
}

const MB = 1024 * 1024;
const KB = 1024;

export const capabilities: Record<Messenger, Capabilities> = {
  whatsapp: {
    text: { maximum: 4_096, unit: "strictest" },
    captionMaximum: 1_024,
    buttons: { maximum: 3, titleMaximum: 20 },
    list: { maximum: 10, titleMaximum: 24, descriptionMaximum: 72 },
    carouselMaximum: 10,
    mediaBytes: { image: 5 * MB, video: 16 * MB, audio: 16 * MB, document: 100 * MB, sticker: 100 * KB },
    windowHours: 24,
    humanWindowHours: 24,
    tells: { sent: true, delivered: true, read: true },
    canEdit: false,
    canDelete: false,
    canReact: true,
    canReply: true,
    rate: { perSecond: 80, recipient: { count: 1, perMs: 6_000, burst: 45 } },
  },
  telegram: {
    text: { maximum: 4_096, unit: "utf16" },
    captionMaximum: 1_024,
    buttons: { maximum: 100, titleMaximum: 64 },
    list: null,
    carouselMaximum: 0,
    mediaBytes: { image: 10 * MB, video: 50 * MB, audio: 50 * MB, document: 50 * MB, sticker: 512 * KB },
    windowHours: null,
    humanWindowHours: null,
    tells: { sent: false, delivered: false, read: false },
    canEdit: true,
    canDelete: true,
    canReact: true,
    canReply: true,
    rate: { perSecond: 30, recipient: { count: 1, perMs: 1_000, burst: 1 } },
  },
  messenger: {
    text: { maximum: 1_999, unit: "strictest" },
    captionMaximum: 0,
    buttons: { maximum: 13, titleMaximum: 20 },
    list: null,
    carouselMaximum: 10,
    mediaBytes: { image: 8 * MB, video: 25 * MB, audio: 25 * MB, document: 25 * MB, sticker: 8 * MB },
    windowHours: 24,
    humanWindowHours: 7 * 24,
    tells: { sent: false, delivered: true, read: true },
    canEdit: false,
    canDelete: false,
    canReact: true,
    canReply: true,
    rate: { perSecond: 300, recipient: { count: 5, perMs: 1_000, burst: 10 } },
  },
  instagram: {
    text: { maximum: 1_000, unit: "bytes" },
    captionMaximum: 0,
    buttons: { maximum: 13, titleMaximum: 20 },
    list: null,
    carouselMaximum: 10,
    mediaBytes: { image: 8 * MB, video: 25 * MB, audio: 25 * MB, document: 25 * MB, sticker: 8 * MB },
    windowHours: 24,
    humanWindowHours: 7 * 24,
    tells: { sent: false, delivered: false, read: true },
    canEdit: false,
    canDelete: false,
    canReact: true,
    canReply: false,
    rate: { perSecond: 300, recipient: { count: 5, perMs: 1_000, burst: 10 } },
  },
};
