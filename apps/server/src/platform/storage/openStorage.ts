// Chooses the driver by the setting STORAGE_URL: `s3://key:secret@host/bucket?region=eu-1` (https) or `s3+http://…`,
// with `addressing=host` for servers that want the bucket in front of the host name. Without it files lie on the disk.

import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { createEgress } from "../egress/index.ts";
import { createDiskStorage } from "./diskStorage.ts";
import { createS3Storage, type S3StorageOptions } from "./s3Storage.ts";
import type { Storage } from "./storage.ts";

export interface OpenStorageOptions {
  storageUrl: string | undefined;
  dataDir: string;
  clock: Clock;
  userAgent: string;
}

/** The setting cannot be used; the server refuses to start with it. The value holds a secret and is not repeated. */
export class StorageSettingError extends Error {
  override name = "StorageSettingError";
}

type S3Setting = Omit<S3StorageOptions, "egress" | "clock">;

/** What servers that know no regions, such as most self-hosted ones, expect. */
const DEFAULT_REGION = "us-east-1";

export async function openStorage({
  storageUrl,
  dataDir,
  clock,
  userAgent,
}: OpenStorageOptions): Promise<Storage> {
  if (storageUrl === undefined) return createDiskStorage({ directory: join(dataDir, "files") });
  const setting = parseStorageUrl(storageUrl);
  // A client of its own: the operator's server may be private, and what users enter must not reach it through this.
  const { hostname, port, protocol } = new URL(setting.endpoint);
  const hostPort = port === "" ? (protocol === "https:" ? "443" : "80") : port;
  const hosts = setting.addressing === "host" ? [hostname, `${setting.bucket}.${hostname}`] : [hostname];
  const egress = createEgress({
    allowedPrivateRanges: hosts.map((host) => `${host}:${hostPort}`),
    userAgent,
  });
  return createS3Storage({ ...setting, egress, clock });
}

export function parseStorageUrl(text: string): S3Setting {
  const web = text.replace(/^s3\+http:\/\//, "http://").replace(/^s3:\/\//, "https://");
  const url = web === text ? null : URL.parse(web);
  if (!url)
    throw new StorageSettingError("STORAGE_URL: must look like s3://key:secret@host/bucket?region=eu-1.");
  const bucket = url.pathname.slice(1).replace(/\/$/, "");
  const addressing = url.searchParams.get("addressing") ?? "path";
  if (url.username === "" || url.password === "") {
    throw new StorageSettingError(
      "STORAGE_URL: needs the access key and the secret key, percent-encoded, before the @.",
    );
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new StorageSettingError(
      "STORAGE_URL: needs the name of the bucket, and nothing else, as its path.",
    );
  }
  if (addressing !== "path" && addressing !== "host") {
    throw new StorageSettingError("STORAGE_URL: addressing is path or host.");
  }
  return {
    endpoint: url.origin,
    region: url.searchParams.get("region") ?? DEFAULT_REGION,
    bucket,
    accessKeyId: decodeSetting(url.username),
    secretAccessKey: decodeSetting(url.password),
    addressing,
  };
}

function decodeSetting(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new StorageSettingError("STORAGE_URL: the keys before the @ are not percent-encoded correctly.");
  }
}
