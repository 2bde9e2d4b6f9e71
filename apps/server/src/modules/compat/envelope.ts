// The one shape of every answer here. Readers take `message`, then `error`, and print `data` of a refusal by joining it.

import type { AppError } from "@parley/contracts/errors";

export interface Envelope {
  success: boolean;
  message: string;
  error?: string;
  data?: unknown;
  /** Repeats the HTTP status. */
  code: number;
}

/** Without data the field is absent, as the callers expect it. */
export function succeeded(data?: unknown): Envelope {
  return { success: true, message: "ok", ...(data === undefined ? {} : { data }), code: 200 };
}

export function refused(error: AppError): Envelope {
  const code = statusOf(error);
  const message = error.code === "validation_failed" ? "Validation failed" : error.message;
  const problems = error.fields?.map((field) => [field.path, field.message].filter(Boolean).join(" "));
  return { success: false, message, error: message, data: problems ?? [message], code };
}

/** These callers know 400 for everything that is wrong with what they sent; 409 is not among what they expect. */
function statusOf(error: AppError): number {
  return error.code === "limit_reached" ? 400 : error.status;
}
