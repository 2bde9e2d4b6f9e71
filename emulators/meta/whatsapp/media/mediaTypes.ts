// Which files WhatsApp takes, by kind of message, and how large.

const MEGABYTE = 1024 * 1024;
const KILOBYTE = 1024;

export interface MediaRule {
  types: readonly string[];
  maxBytes: number;
}

export const mediaRules: Record<string, MediaRule> = {
  image: { types: ["image/jpeg", "image/png"], maxBytes: 5 * MEGABYTE },
  video: { types: ["video/mp4", "video/3gpp"], maxBytes: 16 * MEGABYTE },
  audio: {
    types: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
    maxBytes: 16 * MEGABYTE,
  },
  sticker: { types: ["image/webp"], maxBytes: 500 * KILOBYTE },
  document: {
    types: [
      "text/plain",
      "application/pdf",
      "application/msword",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.ms-excel",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.ms-powerpoint",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ],
    maxBytes: 100 * MEGABYTE,
  },
};

export function plainType(mime: string): string {
  return (mime.split(";")[0] ?? "").trim().toLowerCase();
}

/** The kinds of message a file may be part of; documents take anything that any kind takes. */
export function kindsOf(mime: string): string[] {
  const type = plainType(mime);
  const kinds = Object.entries(mediaRules)
    .filter(([, { types }]) => types.includes(type))
    .map(([kind]) => kind);
  return kinds.length > 0 && !kinds.includes("document") ? [...kinds, "document"] : kinds;
}

/** What is wrong with a file as this kind, or nothing. */
export function refuseMedia(kind: string, mime: string, sizeBytes: number): string | undefined {
  const rule = mediaRules[kind];
  if (!rule) return `${kind} is no kind of media.`;
  if (!kindsOf(mime).includes(kind)) return `The type ${mime} is not supported for ${kind}.`;
  if (sizeBytes > rule.maxBytes) return `The file has ${sizeBytes} bytes; ${kind} takes ${rule.maxBytes}.`;
  return undefined;
}
