// Files of the platform: one interface, on disk or in S3-compatible storage, and the check of what people upload.
// Who may read a file is decided by the modules; keys are made by them and never by a visitor.

export { createDiskStorage, type DiskStorageOptions } from "./diskStorage.ts";
export { openStorage, parseStorageUrl, StorageSettingError, type OpenStorageOptions } from "./openStorage.ts";
export { createS3Storage, type S3StorageOptions } from "./s3Storage.ts";
export { checkUpload, type UploadRefusal } from "./checkUpload.ts";
export { sniffType, SNIFFED_BYTES } from "./sniffType.ts";
export { isStorageKey } from "./storageKey.ts";
export type {
  ByteRange,
  FileList,
  FileSource,
  ListOptions,
  OpenedFile,
  PutOptions,
  Storage,
  StoredFile,
} from "./storage.ts";
