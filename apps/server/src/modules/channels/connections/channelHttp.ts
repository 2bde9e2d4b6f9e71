// The way out for adapters: the guarded client of the server, with its failures in the words of the channels.

import { ChannelHttpError, type ChannelHttp } from "@parley/channels";
import { EgressError, type Egress } from "../../../platform/egress/index.ts";

/** `signal` ends every exchange that is under way. */
export function channelHttp(egress: Egress, signal?: AbortSignal): ChannelHttp {
  return async ({ method, url, headers, body, timeoutMs, maxBytes }) => {
    try {
      const response = await egress.fetch(url, {
        method,
        ...(headers && { headers }),
        ...(body !== undefined && { body }),
        ...(timeoutMs !== undefined && { timeoutMs }),
        ...(maxBytes !== undefined && { maxResponseBytes: maxBytes }),
        ...(signal && { signal }),
      });
      return { status: response.status, headers: response.headers, body: response.body() };
    } catch (error) {
      if (!(error instanceof EgressError)) throw error;
      throw new ChannelHttpError(error.message, { mayHaveArrived: mayHaveArrived(error) });
    }
  };
}

/** Nothing was sent when there never was a connection; whatever comes later may have reached the provider. */
const neverConnected = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
]);

function mayHaveArrived({ code, reason }: EgressError): boolean {
  switch (code) {
    case "egress_invalid_url":
    case "egress_invalid_request":
    case "egress_blocked_scheme":
    case "egress_blocked_address":
    case "egress_dns_failed":
      return false;
    case "egress_connection_failed":
    case "egress_timeout":
      return reason === undefined || !neverConnected.has(reason);
    case "egress_too_large":
    case "egress_too_many_redirects":
    case "egress_bad_response":
    case "egress_aborted":
      return true;
  }
}
