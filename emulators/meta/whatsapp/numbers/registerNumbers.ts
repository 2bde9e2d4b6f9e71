// Phone numbers: list, add, verify by code, register with a PIN, deregister, and what is known about each.

import { requireScope } from "../../graph/createTokens.ts";
import type { GraphCall } from "../../types.ts";
import { invalid, missing, oneOf, textAt } from "../check.ts";
import { createPhone } from "../createState.ts";
import { cutPage } from "../cutPage.ts";
import { accountOf, publishChange } from "../publishChange.ts";
import { pickFields } from "../templates/registerTemplates.ts";
import type { Json, Phone, Whatsapp } from "../types.ts";
import { whatsappError } from "../whatsappError.ts";
import { healthOf } from "./healthOf.ts";

const CODE_DIGITS = 6;
const PIN = /^\d{6}$/;
const PIN_TRIES = 5;
const REGISTRATIONS = 10;
const REGISTRATIONS_MS = 72 * 3_600_000;
const NUMBERS_MAX = 20;
const OVERRIDE_MAX = 200;
const DEFAULT_FIELDS = [
  "verified_name",
  "code_verification_status",
  "display_phone_number",
  "quality_rating",
  "platform_type",
  "throughput",
  "id",
];

export function registerNumbers(state: Whatsapp): void {
  const { graph, ids, clock, subscriptions } = state.meta;

  function phoneOf({ id, token }: GraphCall): Phone {
    requireScope(token, "whatsapp_business_management");
    return state.phones.get(id) ?? missing("phone");
  }

  function present(phone: Phone, fields: unknown): Json {
    const all: Json = {
      verified_name: phone.verifiedName,
      display_phone_number: `+${phone.number}`,
      quality_rating: phone.quality,
      code_verification_status: phone.isVerified ? "VERIFIED" : "NOT_VERIFIED",
      name_status: phone.isNameApproved ? "APPROVED" : "PENDING_REVIEW",
      status: phone.isRegistered ? "CONNECTED" : "PENDING",
      platform_type: phone.isRegistered ? "CLOUD_API" : "NOT_APPLICABLE",
      throughput: { level: phone.tier === "TIER_UNLIMITED" ? "HIGH" : "STANDARD" },
      whatsapp_business_manager_messaging_limit: phone.tier,
      messaging_limit_tier: phone.tier,
      is_official_business_account: false,
      is_pin_enabled: phone.pin !== undefined,
      account_mode: phone.allowedRecipients ? "SANDBOX" : "LIVE",
      health_status: healthOf(state, phone),
      webhook_configuration: {
        ...(phone.override === undefined ? {} : { phone_number: phone.override }),
        ...(accountOf(state, phone).override === undefined
          ? {}
          : { whatsapp_business_account: accountOf(state, phone).override }),
        application: subscriptions.get("whatsapp_business_account")?.callbackUrl ?? "",
      },
      id: phone.id,
    };
    return pickFields(all, fields, DEFAULT_FIELDS);
  }

  graph.node("phone", (id) => state.phones.has(id));
  graph.route("phone", "GET", "", (call) => present(phoneOf(call), call.parameters["fields"]));

  graph.route("waba", "GET", "phone_numbers", (call) => {
    requireScope(call.token, "whatsapp_business_management");
    const own = [...state.phones.values()].filter(({ accountId }) => accountId === call.id);
    const page = cutPage(own, call);
    return { ...page, data: page.data.map((phone) => present(phone, call.parameters["fields"])) };
  });

  graph.route("waba", "POST", "phone_numbers", ({ id, token, parameters }) => {
    requireScope(token, "whatsapp_business_management");
    const country = parameters["cc"] ?? parameters["country_code"];
    if (country === undefined) return missing("cc");
    const own = [...state.phones.values()].filter(({ accountId }) => accountId === id);
    if (own.length >= NUMBERS_MAX) return invalid("The limit of phone numbers is reached.");
    const local = textAt(parameters, "phone_number", "phone_number", { max: 20 }).replaceAll(/\D/g, "");
    const number = `${String(country).replaceAll(/\D/g, "")}${local}`;
    if ([...state.phones.values()].some((phone) => phone.number === number))
      return invalid("The number is already in use.");
    const verifiedName = textAt(parameters, "verified_name", "verified_name", { max: 256 });
    const phone = createPhone({
      id: ids.digits(15),
      accountId: id,
      number,
      verifiedName,
      isVerified: false,
      isRegistered: false,
      isNameApproved: false,
      quality: "UNKNOWN",
    });
    delete phone.pin;
    state.phones.set(phone.id, phone);
    return { id: phone.id };
  });

  graph.route("phone", "POST", "request_code", (call) => {
    const phone = phoneOf(call);
    oneOf(call.parameters["code_method"], ["SMS", "VOICE"], "code_method");
    if (typeof call.parameters["language"] !== "string") missing("language");
    phone.code = ids.digits(CODE_DIGITS);
    return { success: true };
  });

  graph.route("phone", "POST", "verify_code", (call) => {
    const phone = phoneOf(call);
    if (phone.code === undefined || String(call.parameters["code"]) !== phone.code)
      throw whatsappError(100, "The verification code is wrong.");
    delete phone.code;
    phone.isVerified = true;
    phone.isNameApproved = true;
    return { success: true };
  });

  function countRegistration(phone: Phone): void {
    const now = clock.now();
    phone.registerTimes = [...phone.registerTimes.filter((at) => at > now - REGISTRATIONS_MS), now];
    if (phone.registerTimes.length > REGISTRATIONS)
      throw whatsappError(133016, `More than ${REGISTRATIONS} attempts in 72 hours.`);
  }

  graph.route("phone", "POST", "register", (call) => {
    const phone = phoneOf(call);
    oneOf(call.parameters["messaging_product"], ["whatsapp"], "messaging_product");
    countRegistration(phone);
    const pin = String(call.parameters["pin"] ?? "");
    if (!PIN.test(pin)) invalid("Param pin must have 6 digits.");
    if (!phone.isVerified)
      throw whatsappError(133006, "The phone number must be verified before it is registered.");
    if (phone.wrongPins >= PIN_TRIES) throw whatsappError(133008, "Too many wrong PINs.");
    if (phone.pin !== undefined && phone.pin !== pin) {
      phone.wrongPins += 1;
      throw whatsappError(133005, "The two-step verification PIN is wrong.");
    }
    Object.assign(phone, { pin, isRegistered: true, wrongPins: 0 });
    return { success: true };
  });

  graph.route("phone", "POST", "deregister", (call) => {
    const phone = phoneOf(call);
    countRegistration(phone);
    phone.isRegistered = false;
    return { success: true };
  });

  graph.route("phone", "POST", "", async (call) => {
    const phone = phoneOf(call);
    const { pin, webhook_configuration: configuration } = call.parameters;
    if (configuration !== undefined) {
      const given =
        typeof configuration === "object" && configuration !== null
          ? Object.fromEntries(Object.entries(configuration))
          : {};
      await setOverride(phone, given);
      return { success: true };
    }
    if (!PIN.test(String(pin ?? ""))) invalid("Param pin must have 6 digits.");
    phone.pin = String(pin);
    publishChange(state, accountOf(state, phone), "security", {
      display_phone_number: phone.number,
      event: "PIN_CHANGED",
      requester: call.token.subjectId,
    });
    return { success: true };
  });

  async function setOverride(phone: Phone, given: Json): Promise<void> {
    const url = given["override_callback_uri"];
    if (url === "" || url === undefined) {
      delete phone.override;
      return;
    }
    const address = textAt(given, "override_callback_uri", "override_callback_uri", { max: OVERRIDE_MAX });
    await subscriptions.verify(address, given["verify_token"]);
    phone.override = address;
  }
}
