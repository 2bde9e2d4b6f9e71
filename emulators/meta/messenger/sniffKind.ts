// Tells the kind of a file from its first bytes; undefined when they say nothing.

export type FoundKind = "image" | "audio" | "video" | "file" | "container" | undefined;

export function sniffKind(bytes: Buffer): FoundKind {
  const ascii = (start: number, length: number) => bytes.toString("latin1", start, start + length);
  const hex = bytes.toString("hex", 0, 4);
  if (hex === "89504e47" || hex.startsWith("ffd8ff") || ascii(0, 4) === "GIF8") return "image";
  if (ascii(0, 4) === "RIFF") {
    const format = ascii(8, 4);
    if (format === "WEBP") return "image";
    if (format === "WAVE") return "audio";
    return format === "AVI " ? "video" : undefined;
  }
  if (ascii(0, 3) === "ID3" || hex.startsWith("fffb") || hex.startsWith("fff1")) return "audio";
  if (ascii(4, 4) === "ftyp" || ascii(0, 4) === "OggS" || hex === "1a45dfa3") return "container";
  if (ascii(0, 4) === "%PDF" || hex === "504b0304") return "file";
  return undefined;
}
