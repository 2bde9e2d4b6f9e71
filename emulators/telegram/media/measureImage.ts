// Width and height of a picture from its first bytes; undefined for anything that is no picture.

export interface ImageSize {
  width: number;
  height: number;
  mimeType: string;
}

export function measureImage(bytes: Buffer): ImageSize | undefined {
  if (bytes.length < 12) return undefined;
  if (bytes.toString("latin1", 1, 4) === "PNG" && bytes.length >= 24)
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), mimeType: "image/png" };
  if (bytes.toString("latin1", 0, 3) === "GIF")
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), mimeType: "image/gif" };
  if (bytes.toString("latin1", 8, 12) === "WEBP") return measureWebp(bytes);
  if (bytes.readUInt16BE(0) === 0xffd8) return measureJpeg(bytes);
  return undefined;
}

function measureWebp(bytes: Buffer): ImageSize | undefined {
  if (bytes.length < 30) return undefined;
  const mimeType = "image/webp";
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8 ":
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff, mimeType };
    case "VP8L": {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1, mimeType };
    }
    case "VP8X":
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1, mimeType };
    default:
      return undefined;
  }
}

/** The size stands in the start-of-frame segment. */
function measureJpeg(bytes: Buffer): ImageSize | undefined {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return {
        width: bytes.readUInt16BE(at + 7),
        height: bytes.readUInt16BE(at + 5),
        mimeType: "image/jpeg",
      };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
