// Files sent as an answer: the server says whether they are this visitor's, and what they really are.

import type { CallRequest, CallResult } from "../../calls.ts";
import type { BadReading, Reading } from "./requestSpecification.ts";

export interface FileRules {
  types: readonly string[];
  maxBytes: number;
  maxCount: number;
}

export function claimFiles(fileIds: readonly string[], { types, maxBytes, maxCount }: FileRules): Reading {
  const ids = [...new Set(fileIds)];
  if (ids.length > maxCount) {
    const message = maxCount === 1 ? "Please send one file only." : `Please send at most ${maxCount} files.`;
    return { ok: false, reason: "too_many_files", message };
  }
  const call: CallRequest = { kind: "claimFiles", fileIds: ids, types: [...types], maxBytes };
  return { ok: null, call };
}

/** The answer is the ids of the files; people read their names. */
export function readClaimed(result: CallResult, rules: FileRules): Reading {
  if (result.kind !== "claimFiles") {
    return { ok: false, reason: "not_checked", message: "That did not work. Please send it again." };
  }
  if (result.refused !== null || result.files.length === 0) return refusal(result.refused, rules);
  return {
    ok: true,
    value: result.files.map(({ id }) => id),
    text: result.files.map(({ name }) => name).join(", "),
  };
}

function refusal(code: string | null, { types, maxBytes }: FileRules): BadReading {
  switch (code) {
    case "file_type":
      return { ok: false, reason: code, message: `Please send a file of another kind: ${wordsFor(types)}.` };
    case "file_too_large": {
      const megabytes = Math.floor(maxBytes / 1_000_000);
      return { ok: false, reason: code, message: `Please send a file of at most ${megabytes} MB.` };
    }
    default:
      return {
        ok: false,
        reason: code ?? "file_missing",
        message: "This file did not arrive. Please send it again.",
      };
  }
}

/** `image/*` reads as "image", `application/pdf` as "pdf". */
function wordsFor(types: readonly string[]): string {
  const words = types.map((type) => (type.endsWith("/*") ? type.slice(0, -2) : type.split("/").at(-1)));
  return words.join(", ") || "any";
}
