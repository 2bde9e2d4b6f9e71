// Spellings of content types, and the cases in which the bytes tell less than the sender rightly knows.

const spellings: Record<string, string> = {
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "image/x-png": "image/png",
  "image/x-ms-bmp": "image/bmp",
  "image/vnd.microsoft.icon": "image/x-icon",
  "image/heif": "image/heic",
  "image/heic-sequence": "image/heic",
  "image/heif-sequence": "image/heic",
  "audio/mp3": "audio/mpeg",
  "audio/x-mp3": "audio/mpeg",
  "audio/x-m4a": "audio/mp4",
  "audio/m4a": "audio/mp4",
  "audio/x-wav": "audio/wav",
  "audio/wave": "audio/wav",
  "audio/vnd.wave": "audio/wav",
  "audio/x-flac": "audio/flac",
  "audio/x-aac": "audio/aac",
  "video/x-m4v": "video/mp4",
  "video/x-msvideo": "video/vnd.avi",
  "video/avi": "video/vnd.avi",
  "video/x-matroska": "video/matroska",
  "application/x-pdf": "application/pdf",
  "application/x-zip-compressed": "application/zip",
  "application/x-rar": "application/x-rar-compressed",
  "application/vnd.rar": "application/x-rar-compressed",
  "application/x-gzip": "application/gzip",
  "application/csv": "text/csv",
  "text/x-csv": "text/csv",
  "text/x-vcard": "text/vcard",
  "text/x-markdown": "text/markdown",
};

/** For these bytes (left) these other names (right) are right too, and the sender's is kept. */
const alsoRight: Record<string, readonly string[]> = {
  "text/plain": [
    "text/csv",
    "text/markdown",
    "text/tab-separated-values",
    "application/json",
    "text/calendar",
    "text/vcard",
  ],
  "image/apng": ["image/png"],
  "video/webm": ["audio/webm"],
  "video/matroska": ["video/webm", "audio/webm"],
  "video/mp4": ["audio/mp4", "video/quicktime"],
  "video/quicktime": ["video/mp4"],
  "video/ogg": ["audio/ogg"],
  "application/ogg": ["audio/ogg", "video/ogg"],
  "audio/ogg": ["application/ogg"],
  "application/x-cfb": ["application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"],
};

/** Browsers say this when they do not know. */
const unknownTypes = new Set(["", "application/octet-stream", "binary/octet-stream"]);

export function normalType(type: string): string {
  const bare = (type.split(";")[0] ?? "").trim().toLowerCase();
  return spellings[bare] ?? bare;
}

/** The type to keep for these bytes under this declaration, or nothing when the two contradict each other. */
export function reconcileTypes(realType: string, declaredType: string): string | undefined {
  const declared = normalType(declaredType);
  if (unknownTypes.has(declared) || declared === realType) return realType;
  // Windows declares comma-separated text as a spreadsheet when a spreadsheet program is installed.
  if (realType === "text/plain" && declared === "application/vnd.ms-excel") return "text/csv";
  return alsoRight[realType]?.includes(declared) ? declared : undefined;
}
