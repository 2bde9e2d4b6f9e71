// A file to send when a test or a person brings none: a real picture and document; sound and film only look like their kind.

import { crc32, deflateSync } from "node:zlib";

const WIDTH = 320;
const HEIGHT = 200;

export interface SampleFile {
  mime: string;
  name: string;
  bytes: Buffer;
}

export function sampleFile(kind: string, tint = 0): SampleFile {
  switch (kind) {
    case "image":
      return { mime: "image/png", name: "picture.png", bytes: paint(tint) };
    case "video":
      return {
        mime: "video/mp4",
        name: "film.mp4",
        bytes: Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "latin1"),
      };
    case "audio":
      return {
        mime: "audio/ogg; codecs=opus",
        name: "voice.ogg",
        bytes: Buffer.from("OggS\0\x02OpusHead", "latin1"),
      };
    case "sticker":
      return {
        mime: "image/webp",
        name: "sticker.webp",
        bytes: Buffer.from(
          "RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0",
          "latin1",
        ),
      };
    default:
      return {
        mime: "application/pdf",
        name: "document.pdf",
        bytes: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
      };
  }
}

/** A landscape in two colours, as PNG. */
function paint(tint: number): Buffer {
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const hill = HEIGHT * 0.62 + Math.sin((x + tint * 40) / 38) * 22;
      const at = y * (WIDTH * 3 + 1) + 1 + x * 3;
      const isSky = y < hill;
      rows[at] = isSky ? Math.min(250, 120 + y * 0.7 + tint * 12) : 40;
      rows[at + 1] = isSky ? 180 + y / 4 : 120 + ((tint * 30) % 80);
      rows[at + 2] = isSky ? 230 : 84;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
