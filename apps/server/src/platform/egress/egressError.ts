// Why a request did not go out or gave no usable answer. Carries the host and never the path, which may hold a token.

export const egressErrorMessages = {
  egress_invalid_url: "This address cannot be used.",
  egress_invalid_request: "This request has a method, header or body that cannot be sent.",
  egress_blocked_scheme: "Only http and https addresses can be reached.",
  egress_blocked_address:
    "This host lies in a private or reserved network, which is not allowed by the operator's settings.",
  egress_dns_failed: "The name of this host could not be resolved.",
  egress_connection_failed: "The connection to this host failed.",
  egress_timeout: "This host did not answer in time.",
  egress_too_large: "The answer of this host is too large.",
  egress_too_many_redirects: "This host redirects too many times.",
  egress_bad_response: "The answer of this host could not be read.",
  egress_aborted: "The request was given up.",
} as const;

export type EgressErrorCode = keyof typeof egressErrorMessages;

export interface EgressErrorFacts {
  hostname?: string;
  /** A short technical reason, such as ECONNREFUSED. Never a header, a path or content. */
  reason?: string;
}

export class EgressError extends Error {
  readonly code: EgressErrorCode;
  readonly hostname: string | undefined;
  readonly reason: string | undefined;

  constructor(code: EgressErrorCode, { hostname, reason }: EgressErrorFacts = {}) {
    const about = [hostname, reason].filter((part) => part !== undefined).join(", ");
    super(about === "" ? egressErrorMessages[code] : `${egressErrorMessages[code]} (${about})`);
    this.name = "EgressError";
    this.code = code;
    this.hostname = hostname;
    this.reason = reason;
  }
}

/** Maps what the HTTP client, the TLS layer and the decoders throw. The original stays out: it may carry request data. */
export function toEgressError(error: unknown, hostname: string): EgressError {
  if (error instanceof EgressError) return error;
  const reason = reasonOf(error);
  return new EgressError(codeForReason(reason), { hostname, reason });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

function codeForReason(reason: string): EgressErrorCode {
  switch (reason) {
    case "UND_ERR_HEADERS_OVERFLOW":
    case "HPE_HEADER_OVERFLOW":
      return "egress_too_large";
    case "UND_ERR_CONNECT_TIMEOUT":
    case "UND_ERR_HEADERS_TIMEOUT":
    case "UND_ERR_BODY_TIMEOUT":
    case "ETIMEDOUT":
      return "egress_timeout";
    case "HTTPParserError":
      return "egress_bad_response";
    case "UND_ERR_INVALID_ARG":
    case "UND_ERR_NOT_SUPPORTED":
    case "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH":
      return "egress_invalid_request";
    default:
      return /^(HPE_|Z_|ERR__ERROR_FORMAT_|ERR_BROTLI|ERR_PADDING)/.test(reason)
        ? "egress_bad_response"
        : "egress_connection_failed";
  }
}
