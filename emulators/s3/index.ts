// A small S3: PutObject, GetObject, HeadObject, DeleteObject and ListObjectsV2 of one bucket, in memory, path-style and
// virtual-host style. Written from the S3 REST API reference; checks signatures, lengths and hashes as S3 does.

import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { refuseSignature, type Credentials } from "./signature.ts";

export interface S3EmulatorOptions extends Credentials {
  bucket: string;
  now?: () => Date;
}

export interface S3Fault {
  status: number;
  /** The `Code` of the error document; an empty body without it, as a proxy in front would answer. */
  code?: string;
}

export interface S3Emulator {
  port: number;
  /** `PUT /bucket/key`, in the order of arrival. */
  log: string[];
  objects: ReadonlyMap<string, { body: Buffer; contentType: string }>;
  /** The next request is answered by this fault, without being looked at. May be called several times. */
  next(fault: S3Fault): void;
  close(): Promise<void>;
}

interface StoredObject {
  body: Buffer;
  contentType: string;
  etag: string;
  modified: Date;
}

interface Target {
  bucket: string;
  key: string;
  query: URLSearchParams;
}

const MAXIMUM_KEY_BYTES = 1_024;
const MAXIMUM_KEYS_PER_PAGE = 1_000;

export async function startS3Emulator(options: S3EmulatorOptions): Promise<S3Emulator> {
  const { bucket, now = () => new Date() } = options;
  const objects = new Map<string, StoredObject>();
  const log: string[] = [];
  const faults: S3Fault[] = [];

  const server = createServer((request, response) => {
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    log.push(`${request.method} ${request.url}`);
    const body = await readBody(request);
    if (!body) return;
    const fault = faults.shift();
    if (fault) return refuse(response, fault.status, fault.code);

    const signatureError = refuseSignature(request, body, options, now());
    if (signatureError)
      return refuse(response, signatureError === "XAmzContentSHA256Mismatch" ? 400 : 403, signatureError);

    const target = parseTarget(request, bucket);
    if (target.bucket !== bucket) return refuse(response, 404, "NoSuchBucket");
    if (target.key === "") return answerBucket(request, response, target);
    if (Buffer.byteLength(target.key) > MAXIMUM_KEY_BYTES) return refuse(response, 400, "KeyTooLongError");
    return answerObject(request, response, target.key, body);
  }

  function answerBucket(request: IncomingMessage, response: ServerResponse, { query }: Target): void {
    if (request.method !== "GET" || query.get("list-type") !== "2")
      return refuse(response, 501, "NotImplemented");
    response.writeHead(200, { "content-type": "application/xml" }).end(listObjects(objects, bucket, query));
  }

  function answerObject(request: IncomingMessage, response: ServerResponse, key: string, body: Buffer): void {
    const stored = objects.get(key);
    switch (request.method) {
      case "PUT": {
        if (request.headers["content-length"] === undefined)
          return refuse(response, 411, "MissingContentLength");
        const contentType = request.headers["content-type"] ?? "binary/octet-stream";
        const etag = `"${createHash("md5").update(body).digest("hex")}"`;
        objects.set(key, { body, contentType, etag, modified: now() });
        return void response.writeHead(200, { etag, "content-length": 0 }).end();
      }
      case "GET":
      case "HEAD": {
        if (!stored) return refuse(response, 404, "NoSuchKey", request.method === "HEAD");
        const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
        const part = range ? stored.body.subarray(Number(range[1]), Number(range[2]) + 1) : stored.body;
        response.writeHead(range ? 206 : 200, {
          "content-type": stored.contentType,
          "content-length": part.length,
          ...(range && { "content-range": `bytes ${range[1]}-${range[2]}/${stored.body.length}` }),
          "last-modified": stored.modified.toUTCString(),
          etag: stored.etag,
        });
        return void response.end(request.method === "HEAD" ? undefined : part);
      }
      case "DELETE":
        objects.delete(key);
        return void response.writeHead(204).end();
      default:
        return refuse(response, 405, "MethodNotAllowed");
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The emulator has no port.");
  return {
    port: address.port,
    log,
    objects,
    next: (fault) => void faults.push(fault),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The bucket stands in front of the host's name or first in the path. */
function parseTarget(request: IncomingMessage, ownBucket: string): Target {
  const url = new URL(request.url ?? "/", "http://s3");
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  const path = decodeURIComponent(url.pathname).slice(1);
  if (host.startsWith(`${ownBucket}.`)) return { bucket: ownBucket, key: path, query: url.searchParams };
  const [bucket = "", ...key] = path.split("/");
  return { bucket, key: key.join("/"), query: url.searchParams };
}

function listObjects(
  objects: ReadonlyMap<string, StoredObject>,
  bucket: string,
  query: URLSearchParams,
): string {
  const prefix = query.get("prefix") ?? "";
  const after = query.get("continuation-token") ?? query.get("start-after") ?? "";
  const maximum = Math.min(Number(query.get("max-keys") ?? MAXIMUM_KEYS_PER_PAGE), MAXIMUM_KEYS_PER_PAGE);
  const write = query.get("encoding-type") === "url" ? encodeKey : escapeXml;
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(prefix) && Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0)
    .toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
  const page = keys.slice(0, maximum);
  const entries = page.map((key) => {
    const stored = objects.get(key);
    return `<Contents><Key>${write(key)}</Key><LastModified>${stored?.modified.toISOString()}</LastModified><ETag>${escapeXml(stored?.etag ?? "")}</ETag><Size>${stored?.body.length}</Size><StorageClass>STANDARD</StorageClass></Contents>`;
  });
  const isTruncated = keys.length > page.length;
  const token = isTruncated
    ? `<NextContinuationToken>${escapeXml(page.at(-1) ?? "")}</NextContinuationToken>`
    : "";
  return `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name><Prefix>${write(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${maximum}</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>${token}${entries.join("")}</ListBucketResult>`;
}

function refuse(response: ServerResponse, status: number, code?: string, isHead = false): void {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message><RequestId>emulated</RequestId></Error>`;
  response
    .writeHead(status, { "content-type": "application/xml" })
    .end(code === undefined || isHead ? undefined : xml);
}

/** Nothing when the sender went away in the middle: S3 stores only whole objects. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}

function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll("%2F", "/").replaceAll("%20", "+");
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
