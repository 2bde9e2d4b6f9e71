// The only way out of the server. Addresses are checked while connecting, redirects again, and time and size are bounded.
// Whoever calls decides about retries and about what an answer means.

export {
  createEgress,
  type Egress,
  type EgressEvent,
  type EgressOptions,
  type EgressRequest,
  type EgressResponse,
  type EgressStream,
  type EgressStreamRequest,
} from "./createEgress.ts";
export { isConnectionHeader, isCredentialHeader, type EgressBody } from "./outgoingRequest.ts";
export { EgressError, type EgressErrorCode } from "./egressError.ts";
export { createAddressPolicy, isPublicAddress, type AddressPolicy } from "./addressPolicy.ts";
export type { Resolver } from "./resolver.ts";
export { createMailDomains, type AcceptsMail, type MailDomainOptions } from "./mailDomains.ts";
