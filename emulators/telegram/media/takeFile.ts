// The file a bot wants to send: an upload, an address, or an id of its own.
import { ApiError, badRequest } from "../apiError.ts";
import type { UploadedFile } from "../../kit/readParameters.ts";
import type { MethodContext } from "../methods/method.ts";
import type { FileKind, StoredFile } from "../world/createFileStore.ts";
import { fetchFile } from "./fetchFile.ts";
import { guessMimeType } from "./guessMimeType.ts";
import { measureImage } from "./measureImage.ts";

const LARGEST_UPLOAD_BYTES = 50 * 1024 * 1024;
const LARGEST_PHOTO_BYTES = 10 * 1024 * 1024;
const LARGEST_THUMBNAIL_BYTES = 200 * 1000;
const LARGEST_THUMBNAIL_SIDE = 320;

const VOICE_TYPES = ["audio/ogg", "audio/mpeg", "audio/mp4", "audio/m4a", "audio/x-m4a"];
const AUDIO_TYPES = ["audio/mpeg", "audio/mp4", "audio/m4a", "audio/x-m4a", "audio/mp3"];

export async function takeFile(context: MethodContext, field: string, kind: FileKind): Promise<StoredFile> {
  const given = context.arguments.text(field);
  return takeReference(context, given === "" ? field : given, kind, field);
}

/** `reference` is `attach://name`, an address or a file id; or the field of the upload itself. */
export async function takeReference(
  context: MethodContext,
  reference: string,
  kind: FileKind,
  field: string,
): Promise<StoredFile> {
  const upload = context.arguments.upload(reference);
  if (upload) return asKind(readUpload(upload, kind), kind);
  if (reference === field || reference === "" || reference.startsWith("attach://"))
    throw badRequest(`there is no ${field.replace("_", " ")} in the request`);
  if (/^https?:\/\//i.test(reference)) {
    if (kind === "video_note") throw badRequest("wrong file identifier/HTTP URL specified");
    return asKind(await fetchFile(reference, kind), kind);
  }
  const known = context.world.files.find(context.bot.user.id, reference)?.file;
  if (!known) throw badRequest("wrong file identifier/HTTP URL specified");
  if (known.kind !== kind && !(kind === "photo" && known.kind === "profile_photo"))
    throw badRequest(`type of file mismatch`);
  return { ...known, kind };
}

function readUpload({ bytes, name, contentType }: UploadedFile, kind: FileKind): StoredFile {
  if (bytes.length === 0) throw badRequest("file must be non-empty");
  if (bytes.length > LARGEST_UPLOAD_BYTES) throw new ApiError(413, "Request Entity Too Large");
  if (kind === "photo" && bytes.length > LARGEST_PHOTO_BYTES)
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${LARGEST_PHOTO_BYTES} bytes`,
    );
  return { kind, bytes, size: bytes.length, name, mimeType: guessMimeType(bytes, contentType, name) };
}

/** What does not fit the method is still sent, as the nearest kind it fits. */
function asKind(file: StoredFile, kind: FileKind): StoredFile {
  return { ...file, kind: fittingKind(file, kind) };
}

function fittingKind({ mimeType }: StoredFile, kind: FileKind): FileKind {
  const isAudio = AUDIO_TYPES.includes(mimeType);
  switch (kind) {
    case "voice":
      if (VOICE_TYPES.includes(mimeType)) return "voice";
      return isAudio ? "audio" : "document";
    case "audio":
      return isAudio ? "audio" : "document";
    case "video":
      return mimeType === "video/mp4" ? "video" : "document";
    case "animation":
      return mimeType === "image/gif" || mimeType === "video/mp4" ? "animation" : "document";
    default:
      return kind;
  }
}

/** A thumbnail is an upload; one that breaks its limits is left out, as the server does. */
export function takeThumbnail(context: MethodContext, reference = ""): StoredFile | undefined {
  const upload = context.arguments.upload(reference === "" ? "thumbnail" : reference);
  if (!upload || upload.bytes.length > LARGEST_THUMBNAIL_BYTES) return undefined;
  const size = measureImage(upload.bytes);
  const fits = size?.mimeType === "image/jpeg" && Math.max(size.width, size.height) <= LARGEST_THUMBNAIL_SIDE;
  return fits ? readUpload(upload, "thumbnail") : undefined;
}
