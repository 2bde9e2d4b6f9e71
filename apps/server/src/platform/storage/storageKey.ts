// Keys that mean the same on every disk and in every bucket: lower case, no dots that climb, no name a system reserves.

const segmentPattern = /^[a-z0-9][a-z0-9._-]*$/;

/** S3 allows 1,024 bytes; this leaves room for a directory in front and an ending behind. */
const MAXIMUM_KEY_LENGTH = 512;
/** File systems allow 255 bytes; this leaves room for an ending. */
const MAXIMUM_SEGMENT_LENGTH = 200;

/** The ending of files on disk, so that `a` and `a/b` can both be keys although `a` cannot be a file and a directory. */
export const FILE_ENDING = ".blob";

export function isStorageKey(value: unknown): value is string {
  if (typeof value !== "string" || value.length > MAXIMUM_KEY_LENGTH) return false;
  return value.split("/").every((segment) => {
    if (segment.length > MAXIMUM_SEGMENT_LENGTH || !segmentPattern.test(segment)) return false;
    return !segment.endsWith(FILE_ENDING) && !segment.endsWith(".");
  });
}

/** A wrong key is a defect of the caller: keys are made from ids, never from what people type. */
export function assertStorageKey(key: string): void {
  if (!isStorageKey(key)) throw new Error("This is no storage key.");
}

const contentTypePattern =
  /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*(; ?[a-z0-9-]+=[a-zA-Z0-9_."-]+)*$/;
const MAXIMUM_CONTENT_TYPE_LENGTH = 150;

export function assertContentType(contentType: string): void {
  if (contentType.length > MAXIMUM_CONTENT_TYPE_LENGTH || !contentTypePattern.test(contentType)) {
    throw new Error("This is no content type.");
  }
}
