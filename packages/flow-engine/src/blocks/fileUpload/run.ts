// File upload: one or several files, which the server judges by their content.

import { on } from "../request/channelNotes.ts";
import { claimFiles, readClaimed, type FileRules } from "../request/claimedFiles.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { readWebAddress } from "../request/webAddress.ts";
import { fileUploadSettings, type FileUploadSettings } from "./schema.ts";

export const fileUploadBlock = defineRequestBlock<FileUploadSettings>({
  kind: "fileUpload",
  group: "request",
  label: "File upload",
  description: "Asks for files: pictures, documents, videos.",
  icon: "IconPaperclip",
  keywords: ["attachment", "photo", "document", "send", "upload", "cv"],
  schema: fileUploadSettings,
  errorMessage: "Please send a file.",
  input: ({ settings }, base) => ({ kind: "files", ...base, ...rulesOf(settings), types: settings.types }),
  read(input, { settings }) {
    if (input.kind === "files") return claimFiles(input.fileIds, rulesOf(settings));
    const link = input.kind === "text" && settings.acceptLinks ? readWebAddress(input.text.trim()) : null;
    return link?.ok === true ? link : { ok: false, reason: "file_expected" };
  },
  readResult: (result, { settings }) => readClaimed(result, rulesOf(settings)),
  channels: on(
    ["whatsapp", "telegram", "messenger", "instagram"],
    "Visitors send files one message at a time.",
  ),
});

function rulesOf({ types, maxMegabytes, several, maxCount }: FileUploadSettings): FileRules {
  return { types, maxBytes: maxMegabytes * 1_000_000, maxCount: several ? maxCount : 1 };
}
