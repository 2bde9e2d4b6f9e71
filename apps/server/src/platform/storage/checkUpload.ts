// Decides about an uploaded file by its bytes: known, allowed, what it claims to be, and nothing a browser would run.

import { failure, success, type Result } from "../result.ts";
import { activeTypes } from "./activeContent.ts";
import { normalType, reconcileTypes } from "./contentTypes.ts";
import { sniffType } from "./sniffType.ts";

export type UploadRefusal =
  | "upload_empty"
  | "upload_active_content"
  | "upload_type_unknown"
  | "upload_type_mismatch"
  | "upload_type_not_allowed";

export interface UploadToCheck {
  /** What the sender says; empty when it says nothing. */
  declaredType: string;
  /** The file, or at least its first 64 KB. */
  bytes: Uint8Array;
  /** Types such as `application/pdf`, and groups such as `image/*`. Active content stays refused whatever this says. */
  allowed: readonly string[];
}

/** The content type to store and to serve the file with. */
export async function checkUpload({
  declaredType,
  bytes,
  allowed,
}: UploadToCheck): Promise<Result<string, UploadRefusal>> {
  if (bytes.length === 0) return failure("upload_empty");
  const realType = await sniffType(bytes);
  if (activeTypes.includes(normalType(declaredType)) || (realType && activeTypes.includes(realType))) {
    return failure("upload_active_content");
  }
  if (!realType) return failure("upload_type_unknown");
  const type = reconcileTypes(realType, declaredType);
  if (!type) return failure("upload_type_mismatch");
  return isAllowed(type, allowed) ? success(type) : failure("upload_type_not_allowed");
}

function isAllowed(type: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) =>
    entry.endsWith("/*") ? type.startsWith(entry.slice(0, -1)) : type === normalType(entry),
  );
}
