// Files: the same bytes have one unique id, and an id of their own for each bot. Links to downloads live for an hour.
import { createHash } from "node:crypto";
import type { VirtualClock } from "../../kit/createVirtualClock.ts";
import type { Ids } from "../../kit/createIds.ts";
import { badRequest } from "../apiError.ts";

export const fileKinds = [
  "photo",
  "video",
  "animation",
  "audio",
  "voice",
  "video_note",
  "document",
  "sticker",
  "thumbnail",
  "profile_photo",
] as const;
export type FileKind = (typeof fileKinds)[number];

export interface StoredFile {
  kind: FileKind;
  bytes: Buffer;
  /** What the sender says; it may be larger than the bytes kept, to script files beyond the limits. */
  size: number;
  name: string;
  mimeType: string;
}

export interface KnownFile {
  id: string;
  uniqueId: string;
  file: StoredFile;
}

export interface FileStore {
  /** Gives the file its id for a bot. */
  register(botId: number, file: StoredFile): KnownFile;
  find(botId: number, fileId: string): KnownFile | undefined;
  /** Makes the download path; it works until the link is too old. */
  prepareDownload(botId: number, fileId: string): { known: KnownFile; path: string | undefined };
  download(botId: number, path: string): StoredFile | undefined;
}

const FOLDERS: Record<FileKind, string> = {
  photo: "photos",
  video: "videos",
  animation: "animations",
  audio: "music",
  voice: "voice",
  video_note: "video_notes",
  document: "documents",
  sticker: "stickers",
  thumbnail: "thumbnails",
  profile_photo: "profile_photos",
};

const ID_PREFIXES: Record<FileKind, string> = {
  photo: "AgACAgIAAxkBAA",
  video: "BAACAgIAAxkBAA",
  animation: "CgACAgIAAxkBAA",
  audio: "CQACAgIAAxkBAA",
  voice: "AwACAgIAAxkBAA",
  video_note: "DQACAgIAAxkBAA",
  document: "BQACAgIAAxkBAA",
  sticker: "CAACAgIAAxkBAA",
  thumbnail: "AAMCAgADGQEAA",
  profile_photo: "AgACAgIAAxUAA",
};

/** Bots download no larger files. */
const LARGEST_DOWNLOAD_BYTES = 20 * 1024 * 1024;
/** The link is promised for an hour; afterwards it is asked for again. */
const LINK_LIFE_MS = 60 * 60 * 1000;
const ID_LENGTH = 40;
const UNIQUE_ID_LENGTH = 15;

export function createFileStore({ ids, clock }: { ids: Ids; clock: VirtualClock }): FileStore {
  const known = new Map<string, KnownFile & { botId: number }>();
  const links = new Map<string, { botId: number; file: StoredFile; until: number }>();

  function find(botId: number, fileId: string): KnownFile | undefined {
    const found = known.get(fileId);
    return found?.botId === botId ? found : undefined;
  }

  return {
    find,
    register(botId, file) {
      const entry = {
        id: ID_PREFIXES[file.kind] + ids.letters(ID_LENGTH),
        uniqueId: `AQAD${createHash("sha256").update(file.kind).update(file.bytes).digest("base64url").slice(0, UNIQUE_ID_LENGTH)}`,
        file,
        botId,
      };
      known.set(entry.id, entry);
      return entry;
    },
    prepareDownload(botId, fileId) {
      if (fileId === "") throw badRequest("invalid file_id");
      const entry = find(botId, fileId);
      if (!entry)
        throw badRequest(
          /^[A-Za-z0-9_-]{20,}$/.test(fileId)
            ? "wrong file_id or the file is temporarily unavailable"
            : "invalid file_id",
        );
      if (entry.file.size > LARGEST_DOWNLOAD_BYTES) throw badRequest("file is too big");
      const extension = /\.[a-z0-9]{1,5}$/i.exec(entry.file.name)?.[0] ?? "";
      const path = `${FOLDERS[entry.file.kind]}/file_${ids.next(`file:${botId}`)}${extension}`;
      links.set(`${botId}/${path}`, { botId, file: entry.file, until: clock.now() + LINK_LIFE_MS });
      return { known: entry, path };
    },
    download(botId, path) {
      const link = links.get(`${botId}/${path}`);
      return link && clock.now() < link.until ? link.file : undefined;
    },
  };
}
