// What every storage driver does. `storage.contract.ts` is the same in words of tests.
// Expected failures are `AppError`s: payload_too_large, storage_full, storage_unavailable.

import type { Readable } from "node:stream";

export type FileSource = AsyncIterable<Uint8Array>;

export interface PutOptions {
  contentType: string;
  /** One byte more and nothing is stored. */
  maxBytes: number;
}

export interface StoredFile {
  key: string;
  size: number;
}

/** Bytes from `start` to `end`, both of them included; both must lie within the file. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface OpenedFile {
  /** Read it to the end or destroy it: it holds a file or a connection open. */
  stream: Readable;
  /** Bytes of the whole file, also when only a range of it was asked for. */
  size: number;
  contentType: string;
}

export interface ListOptions {
  /** Keys that begin with this text; all without it. */
  prefix?: string;
  /** Continue behind this key. */
  after?: string;
  limit?: number;
}

export interface FileList {
  /** In the order of their bytes. */
  files: StoredFile[];
  /** Give this as `after` to continue; absent at the end. */
  next?: string;
}

export interface Storage {
  /** Stores all or nothing; readers see the former file until the new one is complete. */
  put(key: string, source: FileSource, options: PutOptions): Promise<StoredFile>;
  get(key: string, range?: ByteRange): Promise<OpenedFile | undefined>;
  /** Deleting what is not there is no failure. */
  delete(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
  list(options?: ListOptions): Promise<FileList>;
}

/** Entries of one list; more are fetched with `after`. */
export const MAXIMUM_LIST_LIMIT = 1_000;
