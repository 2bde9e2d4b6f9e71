// The little XML that S3 answers with. Only our own keys are read from it, and those need no general parser.

import type { StoredFile } from "./storage.ts";
import { isStorageKey } from "./storageKey.ts";

export function parseErrorCode(xml: string): string | undefined {
  return /<Error>[\s\S]*?<Code>([A-Za-z0-9]+)<\/Code>/.exec(xml)?.[1];
}

export interface S3FileList {
  /** Objects that others put into the bucket under names we do not use are left out. */
  files: StoredFile[];
  /** The last key of the page, left out or not; absent on the last page. */
  next: string | undefined;
}

/** Keys come URL-encoded (`encoding-type=url`), because XML cannot hold every key. */
export function parseFileList(xml: string): S3FileList {
  const files: StoredFile[] = [];
  let last: string | undefined;
  for (const [, entry = ""] of xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
    const encoded = /<Key>([^<]*)<\/Key>/.exec(entry)?.[1] ?? "";
    const size = /<Size>(\d+)<\/Size>/.exec(entry)?.[1];
    last = decodeURIComponent(encoded.replaceAll("+", " "));
    if (size !== undefined && isStorageKey(last)) files.push({ key: last, size: Number(size) });
  }
  return { files, next: /<IsTruncated>true<\/IsTruncated>/.test(xml) ? last : undefined };
}
