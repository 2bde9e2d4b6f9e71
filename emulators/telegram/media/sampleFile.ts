// Small files for users who send something and do not care what.
import { deflateSync, crc32 } from "node:zlib";
import type { FileKind } from "../world/createFileStore.ts";

const WIDTH = 320;
const HEIGHT = 200;

export function sampleFile(kind: FileKind): { bytes: Buffer; name: string } {
  switch (kind) {
    case "photo":
    case "profile_photo":
    case "thumbnail":
      return { bytes: samplePicture(), name: "picture.png" };
    case "video":
    case "video_note":
    case "animation":
      return {
        bytes: Buffer.from("\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0000\u0000isommp42", "latin1"),
        name: "clip.mp4",
      };
    case "audio":
      return {
        bytes: Buffer.from("ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000", "latin1"),
        name: "song.mp3",
      };
    case "voice":
      return { bytes: Buffer.from("OggS\u0000\u0002 sample", "latin1"), name: "voice.ogg" };
    case "sticker":
      return { bytes: Buffer.from("RIFF\u0000\u0000\u0000\u0000WEBPsample", "latin1"), name: "sticker.webp" };
    case "document":
      return { bytes: Buffer.from("A sample document.\n"), name: "document.txt" };
  }
}

/** A picture with a soft gradient, as PNG. */
function samplePicture(): Buffer {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const at = y * (1 + WIDTH * 3) + 1 + x * 3;
      rows[at] = 60 + Math.floor((x / WIDTH) * 120);
      rows[at + 1] = 140 + Math.floor((y / HEIGHT) * 80);
      rows[at + 2] = 220;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
