// The public address of a file: /files/<workspace>/<random>/<name>. The random part is the secret; the name is for
// people who save the file, and its ending always belongs to what the bytes are.

import { randomBytes } from "node:crypto";

/** 128 bits: an address cannot be guessed. */
const SECRET_BYTES = 16;
/** Characters of the name kept in the address. */
const ADDRESS_NAME_LENGTH = 80;
/** Characters of the uploader's name that are kept for people. */
const SHOWN_NAME_LENGTH = 200;

const endings: Record<string, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "video/mp4": "mp4",
  "video/webm": "webm",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "audio/ogg": "ogg",
  "audio/wav": "wav",
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
};

/** What may be uploaded: everything a bot can show, and documents it can link to. */
export const acceptedTypes: readonly string[] = Object.keys(endings);

export interface FileAddress {
  workspaceId: string;
  secret: string;
}

export function newFileSecret(): string {
  return randomBytes(SECRET_BYTES).toString("hex");
}

export function storageKeyOf({ workspaceId, secret }: FileAddress): string {
  return `uploads/${workspaceId}/${secret}`;
}

/** The last part of the address, such as `our-team.png`. */
export function addressName(shownName: string, type: string): string {
  return `${plainName(shownName)}.${endings[type] ?? "bin"}`;
}

/** Letters, digits and hyphens of a name, without its ending. */
export function plainName(shownName: string): string {
  const stem = shownName
    .replace(/\.[^.]*$/, "")
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .slice(0, ADDRESS_NAME_LENGTH)
    .replaceAll(/^-+|-+$/g, "");
  return stem || "file";
}

/** The uploader's own name without folders and without characters that nobody can see. */
export function shownName(given: string | undefined): string {
  const last = (given ?? "").split(/[/\\]/).at(-1) ?? "";
  const visible = last.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "").trim();
  return [...visible].slice(0, SHOWN_NAME_LENGTH).join("") || "file";
}

export function publicPathOf(file: { storageKey: string; name: string; type: string }): string {
  return `/files/${file.storageKey.replace(/^uploads\//, "")}/${addressName(file.name, file.type)}`;
}
