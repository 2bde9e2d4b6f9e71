// A file somebody sent: fetched from the provider, judged and kept like an upload of the website. What never arrives, or lies
// about what it is, is told in words; the message itself is not lost.

import { Readable } from "node:stream";
import type { MediaRef } from "@parley/channels";
import { ChannelHttpError, SendFailed } from "@parley/channels";
import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import type { SentFile } from "@parley/contracts/messages";
import { storeVisitorFile, type VisitorFileContext } from "../../files/index.ts";
import type { ChannelsContext } from "../channelsContext.ts";
import type { ConnectionRow } from "../store/connections.ts";

/** Undefined when the file cannot be had or may not be kept. */
export type FetchFile = (
  connection: ConnectionRow,
  place: { workspaceId: string; conversationId: string },
  media: MediaRef,
) => Promise<SentFile | undefined>;

const endings: Record<MediaRef["kind"], string> = {
  image: "jpg",
  video: "mp4",
  audio: "mp3",
  voice: "ogg",
  document: "bin",
  sticker: "webp",
};

export function createFetchFile(
  { http, log, adapterOf, credentialsOf }: ChannelsContext,
  uploads: VisitorFileContext,
): FetchFile {
  return async (connection, { workspaceId, conversationId }, media) => {
    try {
      const { bytes, type, name } = await adapterOf(connection.channel).fetchMedia(
        media,
        credentialsOf(connection),
        http,
        limits.visitorUploadBytes,
      );
      const shown = media.name ?? name ?? `${media.kind}.${endings[media.kind]}`;
      const key = { workspaceId, id: conversationId };
      const source = Readable.from([Buffer.from(bytes)]);
      const file = await storeVisitorFile(uploads, key, {
        name: shown,
        declaredType: media.type ?? type,
        source,
      });
      return { id: file.id, name: file.name, type: file.type, sizeBytes: file.sizeBytes };
    } catch (error) {
      if (!(error instanceof ChannelHttpError || error instanceof SendFailed || error instanceof AppError))
        throw error;
      log.warn({ err: error, connection: connection.id }, "a file could not be fetched from the provider");
      return undefined;
    }
  };
}
