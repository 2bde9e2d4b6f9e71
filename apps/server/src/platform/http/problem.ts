// Turns anything that went wrong into an RFC 9457 problem with one of our codes. Defects keep their message for the log.

import {
  AppError,
  errors,
  type ErrorCode,
  type FieldProblem,
  type ProblemDetails,
} from "@parley/contracts/errors";
import { z } from "zod";
import { hasCode } from "../hasCode.ts";

const knownCodes: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "payload_too_large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported_media_type",
  FST_ERR_CTP_INVALID_JSON_BODY: "malformed_json",
  FST_ERR_CTP_EMPTY_JSON_BODY: "malformed_json",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "bad_request",
  FST_REQ_FILE_TOO_LARGE: "payload_too_large",
  FST_FILES_LIMIT: "bad_request",
  // PostgreSQL keeps no NUL character, in texts and in JSON; no other text of ours has that trouble.
  "22021": "bad_request",
  "22P05": "bad_request",
  database_unavailable: "database_unavailable",
  storage_full: "storage_full",
};

/** The registered error behind whatever was thrown; `internal` for defects. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) return new AppError("validation_failed", {}, fieldProblems(error));
  for (const [code, known] of Object.entries(knownCodes)) {
    if (hasCode(error, code)) return new AppError(known);
  }
  if (error instanceof SyntaxError && "statusCode" in error) return new AppError("malformed_json");
  const status =
    typeof error === "object" && error !== null && "statusCode" in error ? Number(error.statusCode) : 500;
  if (status === 429) return new AppError("rate_limited", { seconds: 60 });
  if (status >= 400 && status < 500) return new AppError("bad_request");
  return new AppError("internal");
}

export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join("."), message: issue.message }));
}

export function toProblem(error: AppError, requestId: string): ProblemDetails {
  return {
    type: `/docs/errors#${error.code}`,
    title: errors[error.code].message,
    status: error.status,
    code: error.code,
    detail: error.message,
    hint: error.hint,
    requestId,
    ...(error.fields ? { fields: error.fields } : {}),
    ...(Object.keys(error.data).length > 0 ? { data: error.data } : {}),
  };
}
