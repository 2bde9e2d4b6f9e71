import { deflateSync, gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkUpload, sniffType } from "./index.ts";

const images = ["image/*"];
const documents = [
  "image/*",
  "video/*",
  "audio/*",
  "application/pdf",
  "text/plain",
  "text/csv",
  "application/zip",
];

const png = Buffer.concat([
  Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"),
  Buffer.from("0000000d49444154", "hex"),
  deflateSync(Buffer.alloc(5)),
]);
const jpeg = Buffer.concat([
  Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"),
  Buffer.alloc(100),
]);
const gif = Buffer.from("GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;", "latin1");
const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");
const webp = Buffer.concat([Buffer.from("RIFF\x24\0\0\0WEBPVP8 ", "latin1"), Buffer.alloc(40)]);
const mp4 = Buffer.concat([Buffer.from("\0\0\0\x18ftypisom\0\0\x02\0isomiso2", "latin1"), Buffer.alloc(40)]);
const exe = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]);

const accept = (bytes: Uint8Array, declaredType: string, allowed = documents) =>
  checkUpload({ bytes, declaredType, allowed });
const refused = (code: string) => ({ ok: false, code });

describe("checkUpload", () => {
  it.each([
    ["image/png", png],
    ["image/jpeg", jpeg],
    ["image/gif", gif],
    ["image/webp", webp],
    ["video/mp4", mp4],
    ["application/pdf", pdf],
    ["text/plain", Buffer.from("Grüße, Welt\r\n\tund 1 < 2 & 3 > 2\n")],
    ["text/csv", Buffer.from("name;price\nsoup;4.50\n")],
  ])("accepts %s that is what it says", async (type, bytes) => {
    expect(await accept(bytes, type)).toEqual({ ok: true, value: type });
  });

  it.each([
    ["image/jpg", jpeg, "image/jpeg"],
    ["IMAGE/PNG; name=x", png, "image/png"],
    ["", png, "image/png"],
    ["application/octet-stream", pdf, "application/pdf"],
    ["application/vnd.ms-excel", Buffer.from("a,b\n1,2\n"), "text/csv"],
    ["audio/mp4", mp4, "audio/mp4"],
  ])("understands the declaration %j", async (declared, bytes, type) => {
    expect(await accept(bytes, declared)).toEqual({ ok: true, value: type });
  });

  it.each([
    ["an HTML page", "<!DOCTYPE html><html><script>alert(1)</script>"],
    ["a script element alone", "<script>alert(1)</script>"],
    [
      "HTML behind space, comments and a byte order mark",
      "\uFEFF \n<!-- x --><!-- y -->\n <BODY onload=alert(1)>",
    ],
    ["an unclosed comment with HTML", "<!-- -->\n<img src=x onerror=alert(1)>"],
    ["a link", "<a href='javascript:alert(1)'>x</a>"],
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    [
      "SVG behind an XML declaration",
      '<?xml version="1.0"?>\n<!-- c --><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
    ["SVG behind a document type", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>'],
    ["SVG with a prefix", '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
    ["XHTML", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ["a style sheet of XML", '<?xml version="1.0"?><?xml-stylesheet href="x"?><a/>'],
    ["XML with a name space", '<feed xmlns="http://www.w3.org/2005/Atom"/>'],
  ])("refuses %s, whatever it is called and even when allowed", async (_name, text) => {
    for (const declared of [
      "text/plain",
      "image/png",
      "image/svg+xml",
      "application/octet-stream",
      "text/csv",
      "",
    ]) {
      const allowed = [...documents, "image/svg+xml", "text/html", "application/xml"];
      expect(await accept(Buffer.from(text), declared, allowed)).toEqual(refused("upload_active_content"));
    }
  });

  it.each(["utf-16le", "utf-16be"])("refuses HTML in %s", async (encoding) => {
    const bytes = Buffer.from("\uFEFF<html><script>alert(1)</script>", "utf16le");
    expect(await accept(encoding === "utf-16be" ? bytes.swap16() : bytes, "text/plain")).toEqual(
      refused("upload_active_content"),
    );
  });

  it.each(["image/svg+xml", "text/html", "application/xhtml+xml", "text/javascript", "text/xml"])(
    "refuses anything declared as %s",
    async (declared) => {
      expect(await accept(png, declared)).toEqual(refused("upload_active_content"));
      expect(await accept(Buffer.from("plain"), declared)).toEqual(refused("upload_active_content"));
    },
  );

  it.each([
    ["image/png", jpeg],
    ["image/png", Buffer.from("plain text")],
    ["text/plain", png],
    ["application/pdf", png],
    ["video/mp4", pdf],
    ["image/jpeg", exe],
  ])("refuses %s that is something else", async (declared, bytes) => {
    expect(await accept(bytes, declared)).toEqual(refused("upload_type_mismatch"));
  });

  it("refuses what is not on the list, honest or undeclared", async () => {
    expect(await accept(pdf, "application/pdf", images)).toEqual(refused("upload_type_not_allowed"));
    expect(await accept(exe, "", documents)).toEqual(refused("upload_type_not_allowed"));
    expect(await accept(gzipSync("x"), "application/gzip")).toEqual(refused("upload_type_not_allowed"));
  });

  it("refuses an empty file and bytes nobody knows", async () => {
    expect(await accept(Buffer.alloc(0), "text/plain")).toEqual(refused("upload_empty"));
    expect(await accept(Buffer.from([0, 1, 2, 3, 250, 251, 252]), "")).toEqual(
      refused("upload_type_unknown"),
    );
    expect(await accept(Buffer.from("text\0with a zero"), "text/plain")).toEqual(
      refused("upload_type_unknown"),
    );
  });

  it("never throws and never lets text that begins like HTML pass", async () => {
    const anyBytes = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        await expect(accept(bytes, "", documents)).resolves.toHaveProperty("ok");
        const disguised = Buffer.concat([Buffer.from("\n <script>"), Buffer.from(bytes)]);
        expect((await accept(disguised, "text/plain")).ok).toBe(false);
      }),
    );
  });
});

describe("sniffType", () => {
  it("decides by the beginning, a character cut off at the end included", async () => {
    const long = Buffer.from("ü".repeat(100_000));
    expect(await sniffType(long.subarray(0, 65_537))).toBe("text/plain");
  });

  it("sees a picture although HTML follows in it", async () => {
    expect(await sniffType(Buffer.concat([gif, Buffer.from("<script>alert(1)</script>")]))).toBe("image/gif");
  });
});
