// What the database keeps of an API token. A plain hash is enough, because these tokens carry 256 random bits.

import { createHash } from "node:crypto";

export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
