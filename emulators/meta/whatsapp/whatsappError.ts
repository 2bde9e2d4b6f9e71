// The errors of the Cloud API by code: HTTP status, title, and how a `failed` status carries them.

import { graphError, type GraphFailure } from "../graph/graphError.ts";
import type { Json } from "./types.ts";

const BAD_REQUEST = 400;
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const SERVER_ERROR = 500;
const HELP = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";

const ERRORS: Record<number, readonly [status: number, title: string]> = {
  10: [FORBIDDEN, "Permission Denied"],
  33: [BAD_REQUEST, "Parameter value is not valid"],
  100: [BAD_REQUEST, "Invalid parameter"],
  368: [FORBIDDEN, "Temporarily blocked for policies violations"],
  130429: [BAD_REQUEST, "Rate limit hit"],
  130472: [BAD_REQUEST, "User's number is part of an experiment"],
  130497: [FORBIDDEN, "Business account is restricted from messaging users in this country."],
  131000: [SERVER_ERROR, "Something went wrong"],
  131005: [FORBIDDEN, "Access denied"],
  131008: [BAD_REQUEST, "Required parameter is missing"],
  131009: [BAD_REQUEST, "Parameter value is not valid"],
  131016: [SERVER_ERROR, "Service unavailable"],
  131021: [BAD_REQUEST, "Recipient cannot be sender"],
  131026: [BAD_REQUEST, "Message undeliverable"],
  131030: [BAD_REQUEST, "Recipient phone number not in allowed list"],
  131031: [FORBIDDEN, "Account has been locked"],
  131037: [BAD_REQUEST, "WhatsApp provided number needs display name approval before message can be sent."],
  131042: [BAD_REQUEST, "Business eligibility payment issue"],
  131045: [SERVER_ERROR, "Incorrect certificate"],
  131047: [BAD_REQUEST, "Re-engagement message"],
  131048: [BAD_REQUEST, "Spam rate limit hit"],
  131049: [BAD_REQUEST, "This message was not delivered to maintain healthy ecosystem engagement."],
  131050: [BAD_REQUEST, "User has stopped marketing messages from this business"],
  131051: [BAD_REQUEST, "Unsupported message type"],
  131052: [BAD_REQUEST, "Media download error"],
  131053: [BAD_REQUEST, "Media upload error"],
  131055: [BAD_REQUEST, "Method not allowed"],
  131056: [BAD_REQUEST, "(Business Account, Consumer Account) pair rate limit hit"],
  131057: [SERVER_ERROR, "Account in maintenance mode"],
  131059: [BAD_REQUEST, "Invalid cursor"],
  131062: [BAD_REQUEST, "Business-scoped user ids are not supported for this message"],
  132000: [BAD_REQUEST, "Number of parameters does not match the expected number of params"],
  132001: [NOT_FOUND, "Template name does not exist in the translation"],
  132005: [BAD_REQUEST, "Translated text too long"],
  132007: [BAD_REQUEST, "Template format character policy violated"],
  132008: [BAD_REQUEST, "Parameter value is not valid"],
  132012: [BAD_REQUEST, "Parameter format does not match format in the created template"],
  132015: [BAD_REQUEST, "Template is paused"],
  132016: [BAD_REQUEST, "Template is disabled"],
  132068: [BAD_REQUEST, "Flow is in blocked state"],
  132069: [BAD_REQUEST, "Flow is in throttled state"],
  133000: [SERVER_ERROR, "Incomplete deregistration"],
  133005: [BAD_REQUEST, "Two step verification PIN mismatch"],
  133006: [BAD_REQUEST, "Phone number re-verification needed"],
  133008: [BAD_REQUEST, "Too many two step verification PIN guesses"],
  133010: [BAD_REQUEST, "Phone number Not Registered"],
  133015: [BAD_REQUEST, "Please wait a few minutes before attempting to register this phone number"],
  133016: [BAD_REQUEST, "Account register/deregister rate limit exceeded"],
  134100: [BAD_REQUEST, "Only marketing messages supported"],
  137000: [BAD_REQUEST, "Identity key mismatch"],
  139100: [BAD_REQUEST, "Failed to block/unblock users"],
  139101: [BAD_REQUEST, "Blocklist limit reached"],
  139103: [BAD_REQUEST, "Internal error while blocking"],
  147001: [BAD_REQUEST, "Username is not valid"],
  147002: [BAD_REQUEST, "Username is not available"],
  2388019: [BAD_REQUEST, "Message template limit exceeded"],
  2388023: [BAD_REQUEST, "Message template language is being deleted"],
  2388024: [BAD_REQUEST, "Content in this language already exists"],
};

export function titleOf(code: number): string {
  return ERRORS[code]?.[1] ?? "Something went wrong";
}

export function whatsappError(code: number, details: string): GraphFailure {
  return graphError({
    code,
    status: ERRORS[code]?.[0] ?? BAD_REQUEST,
    message: titleOf(code),
    data: { messaging_product: "whatsapp", details },
  });
}

/** An error inside a `failed` status or beside an unsupported message. */
export function statusError(code: number, details: string): Json {
  const title = titleOf(code);
  return { code, title, message: title, error_data: { details }, href: HELP };
}
