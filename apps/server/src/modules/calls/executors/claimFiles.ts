// Looks at what a visitor has uploaded: theirs, of the wanted types, not too large.

import type { SentFile } from "@parley/contracts/messages";
import type { CallExecutor } from "../callExecutor.ts";

export type FindFiles = (
  key: { workspaceId: string; id: string },
  fileIds: readonly string[],
) => Promise<SentFile[]>;

export function createClaimFiles(findFiles: FindFiles): CallExecutor<"claimFiles"> {
  return async ({ fileIds, types, maxBytes }, { workspaceId, conversationId }) => {
    const found = await findFiles({ workspaceId, id: conversationId }, fileIds);
    const files = found.map(({ id, name, type, sizeBytes }) => ({ id, name, type, sizeBytes }));
    const refused = refusalOf();
    return { result: { kind: "claimFiles", files: refused ? [] : files, refused } };

    function refusalOf(): string | null {
      if (files.length < new Set(fileIds).size) return "file_missing";
      if (files.some(({ type }) => !isAccepted(type, types))) return "file_type";
      return files.some(({ sizeBytes }) => sizeBytes > maxBytes) ? "file_too_large" : null;
    }
  };
}

/** `image/*` accepts every picture; an empty list accepts all. */
function isAccepted(type: string, accepted: readonly string[]): boolean {
  return (
    accepted.length === 0 ||
    accepted.some((entry) => (entry.endsWith("/*") ? type.startsWith(entry.slice(0, -1)) : type === entry))
  );
}
