// Stores one file of a visitor: judged by its bytes, bounded, scanned, and only then known. Whatever goes wrong, nothing
// stays behind.

import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import type { Clock } from "../../../platform/clock.ts";
import type { Database } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { checkUpload, type FileSource, type Storage } from "../../../platform/storage/index.ts";
import { newFileSecret, shownName } from "../publicAddress.ts";
import { joined, readHead } from "../readHead.ts";
import type { FileScanner } from "./fileScanner.ts";
import { insertVisitorFile, type VisitorFileRow } from "../store/visitorFiles.ts";

/** What visitors may send; blocks may ask for less. */
export const visitorFileTypes: readonly string[] = [
  "image/*",
  "audio/*",
  "video/*",
  "application/pdf",
  "application/zip",
  "application/json",
  "application/rtf",
  "application/msword",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.oasis.opendocument.presentation",
  "text/plain",
  "text/csv",
  "text/markdown",
  "text/calendar",
  "text/vcard",
  "text/tab-separated-values",
];

export interface VisitorFileContext {
  db: Database;
  storage: Storage;
  clock: Clock;
  scanner?: FileScanner | undefined;
}

export interface VisitorUpload {
  name: string | undefined;
  declaredType: string;
  source: FileSource;
}

/** @throws AppError `validation_failed` when empty, `file_type_refused`, `payload_too_large`, `storage_full`. */
export async function storeVisitorFile(
  { db, storage, clock, scanner }: VisitorFileContext,
  key: { workspaceId: string; id: string },
  { name, declaredType, source }: VisitorUpload,
): Promise<VisitorFileRow> {
  const bytes = source[Symbol.asyncIterator]();
  const head = await readHead(bytes);
  const type = await checkUpload({ declaredType, bytes: head, allowed: visitorFileTypes });
  if (!type.ok) throw refusalOf(type.code);

  const storageKey = `visitors/${key.workspaceId}/${newFileSecret()}`;
  const { size } = await storage.put(storageKey, joined(head, bytes), {
    contentType: type.value,
    maxBytes: limits.visitorUploadBytes,
  });
  const file: VisitorFileRow = {
    workspaceId: key.workspaceId,
    id: newId(),
    conversationId: key.id,
    storageKey,
    name: shownName(name),
    type: type.value,
    sizeBytes: size,
  };
  try {
    if (scanner) await refuseInfected(scanner, storage, file);
    await db.inWorkspace(key.workspaceId, (tx) => insertVisitorFile(tx, file, clock.now()));
  } catch (error) {
    await storage.delete(storageKey);
    throw error;
  }
  return file;
}

async function refuseInfected(scanner: FileScanner, storage: Storage, file: VisitorFileRow): Promise<void> {
  const { name, type, sizeBytes, storageKey } = file;
  const open = async () => {
    const opened = await storage.get(storageKey);
    if (!opened) throw new AppError("storage_unavailable");
    return opened.stream;
  };
  if ((await scanner.scan({ name, type, sizeBytes, open })) === "infected")
    throw refusalOf("upload_infected");
}

function refusalOf(reason: string): AppError {
  if (reason === "upload_empty")
    return new AppError("validation_failed", {}, [{ path: "file", message: "The file is empty." }]);
  return new AppError("file_type_refused", { reason, accepted: visitorFileTypes });
}
