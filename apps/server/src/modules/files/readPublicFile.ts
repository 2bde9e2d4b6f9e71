// A file of the team as bytes, for those who send it on.

import { buffer } from "node:stream/consumers";
import type { Queryable } from "../../platform/db/index.ts";
import type { Storage } from "../../platform/storage/index.ts";
import { storageKeyOf } from "./publicAddress.ts";
import { findFileByStorageKey } from "./store.ts";

/** `/files/<workspace>/<secret>/<name>` */
const pathPattern = /^\/files\/([0-9a-f]{24})\/([0-9a-f]{32})\//;

/** Undefined when the path names no file of ours, or none of `owner` where one is given. */
export async function readPublicFile(
  { db, storage }: { db: Queryable; storage: Storage },
  path: string,
  owner?: string,
): Promise<{ bytes: Uint8Array; type: string; name: string } | undefined> {
  const [, workspaceId, secret] = pathPattern.exec(path) ?? [];
  if (workspaceId === undefined || secret === undefined) return undefined;
  if (owner !== undefined && workspaceId !== owner) return undefined;
  const file = await findFileByStorageKey(db, storageKeyOf({ workspaceId, secret }));
  const opened = file && (await storage.get(file.storageKey));
  return opened && { bytes: await buffer(opened.stream), type: file.type, name: file.name };
}
