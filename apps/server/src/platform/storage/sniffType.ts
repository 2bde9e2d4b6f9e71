// What a file really is, by its bytes. What the sender said, its name included, does not count here.

import { fileTypeFromBuffer } from "file-type";
import { activeTypeOf } from "./activeContent.ts";
import { normalType } from "./contentTypes.ts";
import { decodeText } from "./decodeText.ts";

/** As many bytes from the beginning as decide; whole files of this size or less are best given whole. */
export const SNIFFED_BYTES = 65_536;

/** The type without parameters, `text/plain` for text of any kind, nothing for bytes nobody recognises. */
export async function sniffType(bytes: Uint8Array): Promise<string | undefined> {
  const head = bytes.subarray(0, SNIFFED_BYTES);
  const text = decodeText(head);
  const active = text === undefined ? undefined : activeTypeOf(text);
  if (active) return active;
  const found = await fileTypeFromBuffer(bytes);
  if (found) return normalType(found.mime);
  return text === undefined ? undefined : "text/plain";
}
