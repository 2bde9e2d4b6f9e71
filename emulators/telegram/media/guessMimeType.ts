// What a file is: by its first bytes, then by the type its sender gave, then by its name.
import { measureImage } from "./measureImage.ts";

const BY_EXTENSION: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  mp4: "video/mp4",
  mov: "video/quicktime",
  webm: "video/webm",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  ogg: "audio/ogg",
  oga: "audio/ogg",
  opus: "audio/ogg",
  wav: "audio/wav",
  pdf: "application/pdf",
  txt: "text/plain",
  csv: "text/csv",
  json: "application/json",
  zip: "application/zip",
  tgs: "application/x-tgsticker",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export function guessMimeType(bytes: Buffer, given: string, name: string): string {
  const image = measureImage(bytes);
  if (image) return image.mimeType;
  const head = bytes.toString("latin1", 0, 12);
  if (head.startsWith("OggS")) return "audio/ogg";
  if (head.startsWith("ID3")) return "audio/mpeg";
  if (head.startsWith("%PDF")) return "application/pdf";
  if (head.slice(4, 8) === "ftyp") return head.slice(8, 11) === "M4A" ? "audio/mp4" : "video/mp4";
  const type = given.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type !== "" && type !== "application/octet-stream") return type;
  return BY_EXTENSION[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ""] ?? "application/octet-stream";
}
