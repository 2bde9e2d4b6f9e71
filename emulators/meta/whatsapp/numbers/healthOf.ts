// Whether a number can send, per part of the chain, with the reason.

import { accountOf } from "../publishChange.ts";
import type { Json, Phone, Whatsapp } from "../types.ts";

export function healthOf(state: Whatsapp, phone: Phone): Json {
  const account = accountOf(state, phone);
  const isRestricted = (account.restrictedUntil ?? 0) > state.meta.clock.now();
  const number = entity("PHONE_NUMBER", phone.id, [
    ...(phone.isRegistered ? [] : [problem(141000, "The number is not registered.")]),
    ...(phone.isNameApproved ? [] : [problem(141001, "The display name is not approved.")]),
  ]);
  const business = entity("WABA", account.id, [
    ...(account.isDisabled ? [problem(141004, "The account is locked.")] : []),
    ...(phone.hasPayment ? [] : [problem(141006, "There is a problem with the payment method.")]),
  ]);
  if (isRestricted && business["can_send_message"] === "AVAILABLE") business["can_send_message"] = "LIMITED";
  const entities = [number, business, entity("APP", state.meta.application.id, [])];
  const states = entities.map((each) => each["can_send_message"]);
  return {
    can_send_message: states.includes("BLOCKED")
      ? "BLOCKED"
      : states.includes("LIMITED")
        ? "LIMITED"
        : "AVAILABLE",
    entities,
  };
}

function entity(type: string, id: string, errors: Json[]): Json {
  return {
    entity_type: type,
    id,
    can_send_message: errors.length > 0 ? "BLOCKED" : "AVAILABLE",
    ...(errors.length > 0 ? { errors } : {}),
  };
}

function problem(code: number, description: string): Json {
  return {
    error_code: code,
    error_description: description,
    possible_solution: "Resolve it in the settings of the account.",
  };
}
