// The envelope in which every part of the Graph API tells what went wrong.

import { z } from "zod";
import type { ChannelResponse } from "../http.ts";
import { readJson } from "./readJson.ts";

export interface GraphError {
  code: number;
  subcode: number | undefined;
  /** The provider's words, with its details when it gives any. */
  detail: string;
  isTransient: boolean;
}

const loose = z.string().optional().catch(undefined);
const whole = z.coerce.number().int().optional().catch(undefined);
const envelope = z.object({
  error: z.object({
    code: z.coerce.number().int(),
    error_subcode: whole,
    message: loose,
    error_user_msg: loose,
    is_transient: z.boolean().optional().catch(undefined),
    error_data: z.object({ details: loose }).optional().catch(undefined),
  }),
});

/** Undefined when the answer is no such envelope. */
export function readGraphError(response: Pick<ChannelResponse, "body">): GraphError | undefined {
  const found = envelope.safeParse(readJson(response));
  if (!found.success) return undefined;
  const { code, error_subcode, message, error_user_msg, error_data, is_transient } = found.data.error;
  return {
    code,
    subcode: error_subcode,
    detail: [message, error_data?.details ?? error_user_msg].filter(Boolean).join(": "),
    isTransient: is_transient === true,
  };
}

/** The code as problems name it: with its subcode after a slash. */
export function codeOf({ code, subcode }: Pick<GraphError, "code" | "subcode">): string {
  return subcode === undefined ? String(code) : `${code}/${subcode}`;
}
