// The address another system posts its reply to: signed, for one wait of one conversation, and good for a time.

import { z } from "zod";
import { id } from "@parley/contracts/ids";

export const REPLY_PURPOSE = "flow-reply";
export const replyClaims = z.object({ w: id, c: id, t: z.number().int() });
export type ReplyClaims = z.infer<typeof replyClaims>;

export function replyPath(token: string): string {
  return `/api/replies/${token}`;
}
