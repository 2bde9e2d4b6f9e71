// Signature Version 4 as S3 checks it, from "Authenticating Requests (AWS Signature Version 4)" of the S3 API reference.

import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

export type SignatureError =
  | "AccessDenied"
  | "InvalidAccessKeyId"
  | "SignatureDoesNotMatch"
  | "RequestTimeTooSkewed"
  | "AuthorizationHeaderMalformed"
  | "XAmzContentSHA256Mismatch";

const MAXIMUM_SKEW_MS = 15 * 60 * 1_000;
const authorizationPattern =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/** Why the request is refused, or nothing. */
export function refuseSignature(
  request: IncomingMessage,
  body: Buffer,
  { accessKeyId, secretAccessKey, region }: Credentials,
  now: Date,
): SignatureError | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined) return "AccessDenied";
  const match = authorizationPattern.exec(authorization);
  if (!match) return "AuthorizationHeaderMalformed";
  const [, keyId, day = "", givenRegion, signedHeaders = "", signature] = match;
  if (keyId !== accessKeyId) return "InvalidAccessKeyId";
  if (givenRegion !== region) return "AuthorizationHeaderMalformed";

  const date = single(request.headers["x-amz-date"]);
  const sentAt = parseDate(date);
  if (!sentAt || !date.startsWith(day)) return "AccessDenied";
  if (Math.abs(now.getTime() - sentAt.getTime()) > MAXIMUM_SKEW_MS) return "RequestTimeTooSkewed";

  const names = signedHeaders.split(";");
  const mustBeSigned = ["host", ...Object.keys(request.headers).filter((name) => name.startsWith("x-amz-"))];
  if (!mustBeSigned.every((name) => names.includes(name))) return "AccessDenied";

  const payloadHash = single(request.headers["x-amz-content-sha256"]);
  const canonical = [
    request.method ?? "",
    canonicalPath(request.url ?? "/"),
    canonicalQuery(request.url ?? "/"),
    ...names.map((name) => `${name}:${single(request.headers[name]).trim().replaceAll(/ +/g, " ")}`),
    "",
    signedHeaders,
    payloadHash,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const stringToSign = ["AWS4-HMAC-SHA256", date, scope, sha256(Buffer.from(canonical))].join("\n");
  const key = [region, "s3", "aws4_request"].reduce(hmac, hmac(`AWS4${secretAccessKey}`, day));
  if (hmac(key, stringToSign).toString("hex") !== signature) return "SignatureDoesNotMatch";

  if (payloadHash !== "UNSIGNED-PAYLOAD" && payloadHash !== sha256(body)) return "XAmzContentSHA256Mismatch";
  return undefined;
}

function canonicalPath(url: string): string {
  const path = url.split("?")[0] ?? "/";
  return path
    .split("/")
    .map((segment) => encode(decodeURIComponent(segment)))
    .join("/");
}

function canonicalQuery(url: string): string {
  const query = url.split("?")[1] ?? "";
  if (query === "") return "";
  return query
    .split("&")
    .map((pair) => {
      const [name = "", value = ""] = pair
        .split("=")
        .map((part) => encode(decodeURIComponent(part.replaceAll("+", " "))));
      return `${name}=${value}`;
    })
    .toSorted()
    .join("&");
}

/** Everything but `A-Z a-z 0-9 - . _ ~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function parseDate(text: string): Date | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function single(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(",") : (value ?? "");
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
