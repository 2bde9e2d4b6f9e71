// Tells a database that cannot be reached from a statement it refused. Refusals keep their SQLSTATE in `code`.

import { AppError } from "@parley/contracts/errors";

const CONNECTION_CODES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "EACCES",
  "ENOTFOUND",
  "EAI_AGAIN",
  // The server shuts down, restarts, starts up, or has no connection left.
  "57P01",
  "57P02",
  "57P03",
  "53300",
  // The connection failed or was refused.
  "08000",
  "08001",
  "08003",
  "08004",
  "08006",
]);

/** `pg` and `pg-pool` report these without a code. */
const CONNECTION_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|The embedded database)/;

/** Another transaction was in the way: the same work done again may succeed. */
const RETRYABLE_CODES: ReadonlySet<string> = new Set(["40001", "40P01"]);

/** The table was changed while this connection had the statement prepared. */
const STALE_PLAN = /cached plan must not change result type/;

export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AppError) return error.code === "database_unavailable";
  return CONNECTION_CODES.has(sqlStateOf(error) ?? "") || CONNECTION_MESSAGES.test(error.message);
}

export function isRetryable(error: unknown): boolean {
  return RETRYABLE_CODES.has(sqlStateOf(error) ?? "") || isStalePlan(error);
}

export function isStalePlan(error: unknown): boolean {
  return sqlStateOf(error) === "0A000" && error instanceof Error && STALE_PLAN.test(error.message);
}

/** What callers meet: the refusal itself, or `database_unavailable` with the reason as its cause. */
export function toCallerError(error: unknown): unknown {
  if (error instanceof AppError || !isConnectionFailure(error)) return error;
  return unavailable(error);
}

export function unavailable(cause: unknown, message?: string): AppError {
  const error = new AppError("database_unavailable");
  error.cause = cause;
  if (message !== undefined) error.message = message;
  return error;
}
