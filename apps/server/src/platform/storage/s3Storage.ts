// Files in S3-compatible storage, through egress. An upload is first written beside the server, because the protocol
// needs its length and its hash before its first byte, and because a file that is too large must leave nothing behind.

import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { AwsV4Signer } from "aws4fetch";
import { AppError } from "@parley/contracts/errors";
import type { Clock } from "../clock.ts";
import { EgressError, type Egress, type EgressBody } from "../egress/index.ts";
import { parseErrorCode, parseFileList } from "./s3Xml.ts";
import { MAXIMUM_LIST_LIMIT, type Storage } from "./storage.ts";
import { assertContentType, assertStorageKey } from "./storageKey.ts";
import { writeTemporaryFile } from "./temporaryFile.ts";

export interface S3StorageOptions {
  /** Without the bucket, such as `https://s3.eu-central-1.amazonaws.com` or `http://minio:9000`. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** `path` puts the bucket into the path, as most self-hosted servers want it; `host` in front of the host name. */
  addressing: "path" | "host";
  /** One of its own, whose allow-list holds the endpoint: what the operator configures may be private, what users enter not. */
  egress: Egress;
  clock: Clock;
  /** Where uploads wait for their length; the system's temporary directory if not said. */
  temporaryDirectory?: string;
}

interface S3Request {
  method: "GET" | "HEAD" | "PUT" | "DELETE";
  key?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

interface Upload {
  path: string;
  size: number;
  sha256: string;
}

interface S3Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

const bucketPattern = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** Hash of no bytes, for requests without a body. */
const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/** An upload of the largest file over a slow line fits in; then it is given up. */
const UPLOAD_TIMEOUT_MS = 120_000;
const REQUEST_TIMEOUT_MS = 15_000;
/** An error or one page of a list; a thousand keys of full length fit in. */
const MAXIMUM_XML_BYTES = 2_000_000;
/** Every request here may be repeated without harm, so that a hiccup of the storage stays unseen. */
const ATTEMPTS = 3;
const RETRY_BASE_MS = 100;
const fullCodes = [
  "XMinioStorageFull",
  "InsufficientStorage",
  "InsufficientCapacity",
  "QuotaExceeded",
  "NoSpaceLeft",
];

export function createS3Storage(options: S3StorageOptions): Storage {
  const { egress, bucket, temporaryDirectory = tmpdir() } = options;
  if (!bucketPattern.test(bucket)) throw new Error(`"${bucket}" is no name of an S3 bucket.`);

  async function send(request: S3Request, upload?: Upload): Promise<S3Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === ATTEMPTS;
      try {
        const { url, headers } = await signed(options, request, upload?.sha256 ?? EMPTY_SHA256);
        const answer = await egress.fetch(url, {
          method: request.method,
          headers,
          maxRedirects: 0,
          maxResponseBytes: MAXIMUM_XML_BYTES,
          timeoutMs: upload ? UPLOAD_TIMEOUT_MS : REQUEST_TIMEOUT_MS,
          ...(upload && { body: bodyOf(upload) }),
        });
        if (isLast || !isPassing(answer.status)) return { ...answer, text: answer.text() };
      } catch (error) {
        if (isLast || !(error instanceof EgressError)) throw unavailable(error);
      }
      await wait(Math.random() * RETRY_BASE_MS * 2 ** attempt);
    }
  }

  return {
    async put(key, source, { contentType, maxBytes }) {
      assertStorageKey(key);
      assertContentType(contentType);
      const upload = await writeTemporaryFile(source, { directory: temporaryDirectory, maxBytes });
      try {
        const answer = await send({ method: "PUT", key, headers: { "content-type": contentType } }, upload);
        if (answer.status !== 200) throw refusal(answer);
      } finally {
        await rm(upload.path, { force: true });
      }
      return { key, size: upload.size };
    },

    async get(key, range) {
      assertStorageKey(key);
      const { url, headers } = await signed(
        options,
        { method: "GET", key, ...(range && { headers: { range: `bytes=${range.start}-${range.end}` } }) },
        EMPTY_SHA256,
      );
      // What was stored is given back unpacked and whole; its size was bounded when it was stored.
      const answer = await egress
        .stream(url, {
          headers: { ...headers, "accept-encoding": "identity" },
          maxRedirects: 0,
          maxResponseBytes: Number.MAX_SAFE_INTEGER,
          timeoutMs: REQUEST_TIMEOUT_MS,
        })
        .catch((error: unknown) => {
          throw unavailable(error);
        });
      const { status, stream } = answer;
      const size = Number(
        status === 206 ? answer.headers["content-range"]?.split("/")[1] : answer.headers["content-length"],
      );
      if (status === (range ? 206 : 200) && Number.isInteger(size)) {
        return { stream, size, contentType: answer.headers["content-type"] ?? "application/octet-stream" };
      }
      const text = await readText(stream);
      if (status === 404 && parseErrorCode(text) === "NoSuchKey") return undefined;
      throw refusal({ status, headers: answer.headers, text });
    },

    async delete(key) {
      assertStorageKey(key);
      const answer = await send({ method: "DELETE", key });
      const isGone = answer.status === 404 && parseErrorCode(answer.text) === "NoSuchKey";
      if (answer.status !== 204 && answer.status !== 200 && !isGone) throw refusal(answer);
    },

    async exists(key) {
      assertStorageKey(key);
      const answer = await send({ method: "HEAD", key });
      if (answer.status === 404) return false;
      if (answer.status !== 200) throw refusal(answer);
      return true;
    },

    async list({ prefix = "", after = "", limit = MAXIMUM_LIST_LIMIT } = {}) {
      const maximum = String(Math.min(limit, MAXIMUM_LIST_LIMIT));
      const query = {
        "list-type": "2",
        "encoding-type": "url",
        "max-keys": maximum,
        ...(prefix && { prefix }),
        ...(after && { "start-after": after }),
      };
      const answer = await send({ method: "GET", query });
      if (answer.status !== 200) throw refusal(answer);
      const { files, next } = parseFileList(answer.text);
      return next === undefined ? { files } : { files, next };
    },
  };
}

async function signed(
  { endpoint, region, bucket, accessKeyId, secretAccessKey, addressing, clock }: S3StorageOptions,
  { method, key = "", query = {}, headers = {} }: S3Request,
  sha256: string,
): Promise<{ url: string; headers: Record<string, string> }> {
  const url = new URL(endpoint);
  if (addressing === "host") url.hostname = `${bucket}.${url.hostname}`;
  const base = url.pathname.replace(/\/$/, "");
  url.pathname = addressing === "host" ? `${base}/${key}` : `${base}/${bucket}/${key}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const signer = new AwsV4Signer({
    method,
    url: url.href,
    headers: { ...headers, "x-amz-content-sha256": sha256 },
    accessKeyId,
    secretAccessKey,
    region,
    service: "s3",
    allHeaders: true,
    datetime: clock
      .now()
      .toISOString()
      .replaceAll(/[:-]|\.\d{3}/g, ""),
  });
  const request = await signer.sign();
  return { url: request.url.href, headers: Object.fromEntries(request.headers) };
}

function bodyOf({ path, size }: Upload): EgressBody {
  return size === 0 ? new Uint8Array() : { stream: createReadStream(path), length: size };
}

function isPassing(status: number): boolean {
  return status === 429 || status === 500 || status === 502 || status === 503 || status === 504;
}

function refusal({ status, text }: S3Answer): AppError {
  const code = parseErrorCode(text);
  if (status === 507 || (code && fullCodes.includes(code))) return new AppError("storage_full");
  return new AppError("storage_unavailable", { reason: code ?? `status ${status}` });
}

function unavailable(error: unknown): unknown {
  return error instanceof EgressError ? new AppError("storage_unavailable", { reason: error.code }) : error;
}

async function readText(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAXIMUM_XML_BYTES) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
