// Structured logs of the server, one JSON object per line. They carry ids and codes; message text, tokens and personal
// data are removed here, whatever a caller hands in, at any depth and in any spelling of a field's name.

import { pino, type DestinationStream, type Logger } from "pino";

export type { Logger };

export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

/** What ties a line to its request and conversation. */
export interface LogContext {
  requestId?: string;
  workspaceId?: string;
  conversationId?: string;
}

export interface LoggerOptions {
  level: LogLevel;
  /** Standard output unless a test listens. */
  destination?: DestinationStream;
}

const REMOVED = "[removed]";

/** Deeper parts of a logged object are left out: a log line is no dump. */
const MAXIMUM_DEPTH = 5;
/** Items of a logged list; the rest is counted. */
const MAXIMUM_ITEMS = 20;

/** Field names whose values never reach a log, compared in lower case without `-` and `_`. */
const removedNames = words(`
  authorization cookie cookies setcookie password secret apikey signature credentials
  text body html content caption subject payload answer answers draft
  email phone address ip attributes contact visitor
`);
const removedEndings = words("token password secret apikey cookie authorization text email phone");

export function createLogger({ level, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: scrubFields },
    serializers: { req: describeRequest, res: describeReply, err: describeError },
    // Fields bound to a child logger do not pass the formatter above.
    redact: { paths: [...removedNames, ...removedEndings], censor: REMOVED },
  };
  return destination ? pino(options, destination) : pino(options);
}

export function withContext(log: Logger, context: LogContext): Logger {
  return log.child(context);
}

function scrubFields(fields: Record<string, unknown>): Record<string, unknown> {
  return scrubObject(fields, 0);
}

function scrubObject(fields: object, depth: number): Record<string, unknown> {
  const scrubbed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    // Requests and replies are reduced by their own serializers.
    const isReduced = depth === 0 && (name === "req" || name === "res");
    scrubbed[name] = isReduced ? value : isRemoved(name) ? REMOVED : scrubValue(value, depth + 1);
  }
  return scrubbed;
}

function scrubValue(value: unknown, depth: number): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return describeError(value);
  if (value instanceof Date) return value.toISOString();
  if (depth > MAXIMUM_DEPTH) return "[deeper]";
  if (Array.isArray(value)) {
    const items = value.slice(0, MAXIMUM_ITEMS).map((item: unknown) => scrubValue(item, depth + 1));
    return value.length > MAXIMUM_ITEMS ? [...items, `[${value.length - MAXIMUM_ITEMS} more]`] : items;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return scrubObject(value, depth);
  return `[${value.constructor.name}]`;
}

function isRemoved(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[-_]/g, "");
  return removedNames.includes(plain) || removedEndings.some((ending) => plain.endsWith(ending));
}

// Only what names the failure: drivers attach rows, parameters and whole requests to their errors.
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return {
    type: error.name,
    code:
      "code" in error && (typeof error.code === "string" || typeof error.code === "number")
        ? error.code
        : undefined,
    message: error.message,
    stack: error.stack,
    cause:
      error.cause instanceof Error ? { type: error.cause.name, message: error.cause.message } : undefined,
  };
}

// The pattern of the route and not the address: paths and queries may hold tokens.
function describeRequest(request: unknown): unknown {
  return {
    method: field(request, "method"),
    route: field(field(request, "routeOptions"), "url") ?? "[no route]",
  };
}

function describeReply(reply: unknown): unknown {
  return { statusCode: field(reply, "statusCode") };
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
