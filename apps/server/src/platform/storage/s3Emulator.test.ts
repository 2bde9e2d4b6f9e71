// The emulator must be right before a driver is right by it: the examples of the S3 API reference, with their signatures.
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { refuseSignature } from "../../../../../emulators/s3/signature.ts";

const account = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
};
const at = new Date("2013-05-24T00:00:00Z");
const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

function request(
  url: string,
  signedHeaders: string,
  signature: string,
  headers: Record<string, string> = {},
): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), {
    method: "GET",
    url,
    headers: {
      host: "examplebucket.s3.amazonaws.com",
      "x-amz-date": "20130524T000000Z",
      "x-amz-content-sha256": emptyHash,
      authorization: `AWS4-HMAC-SHA256 Credential=${account.accessKeyId}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signedHeaders},Signature=${signature}`,
      ...headers,
    },
  });
}

describe("the S3 emulator", () => {
  it("accepts the reference's example of GetObject", () => {
    const example = request(
      "/test.txt",
      "host;range;x-amz-content-sha256;x-amz-date",
      "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
      { range: "bytes=0-9" },
    );
    expect(refuseSignature(example, Buffer.alloc(0), account, at)).toBeUndefined();
  });

  it("accepts the reference's example of a list", () => {
    const example = request(
      "/?max-keys=2&prefix=J",
      "host;x-amz-content-sha256;x-amz-date",
      "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    );
    expect(refuseSignature(example, Buffer.alloc(0), account, at)).toBeUndefined();
  });

  it("refuses the example with another path, body, header or day", () => {
    const signedHeaders = "host;range;x-amz-content-sha256;x-amz-date";
    const signature = "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41";
    const range = { range: "bytes=0-9" };
    const refuse = (url: string, headers: Record<string, string>, body = "", now = at) =>
      refuseSignature(request(url, signedHeaders, signature, headers), Buffer.from(body), account, now);
    expect(refuse("/other.txt", range)).toBe("SignatureDoesNotMatch");
    expect(refuse("/test.txt", { range: "bytes=0-8" })).toBe("SignatureDoesNotMatch");
    expect(refuse("/test.txt", range, "body")).toBe("XAmzContentSHA256Mismatch");
    expect(refuse("/test.txt", { ...range, "x-amz-acl": "public-read" })).toBe("AccessDenied");
    expect(refuse("/test.txt", range, "", new Date("2013-05-24T00:16:00Z"))).toBe("RequestTimeTooSkewed");
  });
});
