// Which kinds ask something and so have answers. A list of names, because checks of single kinds cannot import the
// registry that holds them; a test keeps it true to the registry.

import type { Block } from "@parley/contracts/flow";

const askingKinds = new Set([
  "name",
  "email",
  "phone",
  "singleChoice",
  "multipleChoice",
  "textQuestion",
  "number",
  "pictureChoice",
  "date",
  "appointment",
  "fileUpload",
  "signature",
  "otp",
  "form",
  "address",
  "cards",
  "url",
  "yesNo",
  "consent",
  "rating",
  "range",
  "location",
  "iframe",
  "smartQuestion",
  "aiAnswer",
]);

export function blockAsks(block: Block): boolean {
  return askingKinds.has(block.kind);
}
