// Stores one uploaded file: its first bytes decide what it is, the rest streams to the storage, and only a complete
// file gets a row. Whatever goes wrong, nothing stays behind.

import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import type { Actor } from "../../../platform/access/index.ts";
import type { Database } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { checkUpload, type FileSource, type Storage } from "../../../platform/storage/index.ts";
import { acceptedTypes, newFileSecret, shownName, storageKeyOf } from "../publicAddress.ts";
import { joined, readHead } from "../readHead.ts";
import { insertFile, type FileRow } from "../store.ts";

export interface Upload {
  name: string | undefined;
  declaredType: string;
  source: FileSource;
}

/** @throws AppError `validation_failed` when empty, `file_type_refused`, `payload_too_large`, `storage_full`. */
export async function storeUpload(
  { db, storage }: { db: Database; storage: Storage },
  actor: Actor,
  { name, declaredType, source }: Upload,
): Promise<FileRow> {
  const bytes = source[Symbol.asyncIterator]();
  const head = await readHead(bytes);
  const type = await checkUpload({ declaredType, bytes: head, allowed: acceptedTypes });
  if (!type.ok) throw refusalOf(type.code);

  const { workspaceId } = actor;
  const storageKey = storageKeyOf({ workspaceId, secret: newFileSecret() });
  const { size } = await storage.put(storageKey, joined(head, bytes), {
    contentType: type.value,
    maxBytes: limits.uploadBytes,
  });
  const file: FileRow = {
    workspaceId,
    id: newId(),
    storageKey,
    name: shownName(name),
    type: type.value,
    sizeBytes: size,
  };
  try {
    await db.inWorkspace(workspaceId, (tx) => insertFile(tx, { ...file, createdBy: actor.memberId }));
  } catch (error) {
    await storage.delete(storageKey);
    throw error;
  }
  return file;
}

function refusalOf(reason: string): AppError {
  if (reason === "upload_empty")
    return new AppError("validation_failed", {}, [{ path: "file", message: "The file is empty." }]);
  return new AppError("file_type_refused", { reason, accepted: acceptedTypes });
}
