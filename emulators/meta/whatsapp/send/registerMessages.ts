// `POST /{phone}/messages`: checks the whole message, counts it, and accepts it; what becomes of it follows as statuses.

import { requireScope } from "../../graph/createTokens.ts";
import type { GraphCall } from "../../types.ts";
import { invalid, missing, oneOf, recordAt, textAt } from "../check.ts";
import { findRecipient } from "../findPerson.ts";
import { accountOf } from "../publishChange.ts";
import type { Json, Message, Phone, Template, Whatsapp } from "../types.ts";
import { whatsappError } from "../whatsappError.ts";
import { checkContent, MESSAGE_TYPES } from "./checkContent.ts";
import { fetchLinks } from "./fetchLinks.ts";
import { followMessage } from "./followMessage.ts";
import { judgeFailure, priceMessage, refusalOf } from "./judgeMessage.ts";
import { markRead } from "./markRead.ts";
import { renderTemplate } from "./renderTemplate.ts";

const OPAQUE_MAX = 512;
const ID_MAX = 1000;

export function registerMessages(state: Whatsapp): void {
  const { graph } = state.meta;

  function phoneOf({ id, token, parameters }: GraphCall): Phone {
    requireScope(token, "whatsapp_business_messaging");
    const phone = state.phones.get(id);
    if (!phone) throw whatsappError(33, "The number is gone.");
    oneOf(parameters["messaging_product"], ["whatsapp"], "messaging_product");
    return phone;
  }

  graph.route("phone", "POST", "messages", async (call) => {
    const phone = phoneOf(call);
    if (call.parameters["status"] !== undefined) return markRead(state, phone, call.parameters);
    return sendMessage(state, phone, call.parameters);
  });

  graph.route("phone", "POST", "marketing_messages", async (call) => {
    const phone = phoneOf(call);
    oneOf(
      call.parameters["product_policy"] ?? "CLOUD_API_FALLBACK",
      ["CLOUD_API_FALLBACK", "STRICT"],
      "product_policy",
    );
    if (call.parameters["type"] !== "template")
      throw whatsappError(131055, "Only templates can be sent here.");
    const template = findTemplate(state, phone, recordAt(call.parameters, "template"));
    if (template.category !== "MARKETING")
      throw whatsappError(134100, "Only marketing templates can be sent here.");
    return sendMessage(state, phone, call.parameters);
  });
}

async function sendMessage(state: Whatsapp, phone: Phone, body: Json): Promise<unknown> {
  const refusal = refusalOf(state, phone);
  if (refusal) throw whatsappError(refusal.code, refusal.details);
  oneOf(body["recipient_type"] ?? "individual", ["individual"], "recipient_type");
  const type = oneOf(body["type"] ?? "text", MESSAGE_TYPES, "type");
  const { input, address, person } = findRecipient(state, phone, body);
  if (address === phone.number)
    throw whatsappError(131021, "The sender and the recipient are the same number.");
  if (phone.allowedRecipients && !phone.allowedRecipients.includes(address)) {
    throw whatsappError(131030, "Add the recipient to the allowed list of this test number.");
  }

  const template = type === "template" ? findTemplate(state, phone, recordAt(body, "template")) : undefined;
  const rendered = template
    ? renderTemplate(state, template, recordAt(body, "template")["components"])
    : undefined;
  if (template) demandPhoneNumber(template, body);
  else checkContent(state, phone, type, body);
  const opaque = body["biz_opaque_callback_data"];
  if (opaque !== undefined)
    textAt(body, "biz_opaque_callback_data", "biz_opaque_callback_data", { max: OPAQUE_MAX });
  if (body["context"] !== undefined)
    textAt(recordAt(body, "context"), "message_id", "context['message_id']", { max: ID_MAX });

  if (!state.rates.number.take(phone.id))
    throw whatsappError(130429, "Cloud API message throughput has been reached.");
  if (!state.rates.pair.take(`${phone.id} ${address}`)) {
    throw whatsappError(
      131056,
      "Message failed to send because there were too many messages sent from this phone number to the same recipient in a short period of time.",
    );
  }
  if (template && !isReachable(state, phone)) {
    throw whatsappError(368, "The account is restricted from starting conversations.");
  }

  const judged = { phone, person, template };
  const failure = judgeFailure(state, judged);
  const { category, pricing } = priceMessage(state, judged);
  const message: Message = {
    id: `wamid.${state.meta.ids.letters(44)}`,
    order: state.meta.ids.next("message"),
    phoneId: phone.id,
    personId: person?.id ?? address,
    isFromPerson: false,
    type,
    body,
    ...(rendered === undefined ? {} : { rendered }),
    at: state.meta.clock.now(),
    status: template?.isHeld ? "held" : "accepted",
    ...(category === undefined ? {} : { category }),
    ...(pricing === undefined ? {} : { pricing }),
    ...(typeof opaque === "string" ? { opaque } : {}),
    ...(template ? { templateId: template.id } : {}),
  };
  state.messages.set(message.id, message);
  state.revision += 1;
  person?.typingUntil.delete(phone.id);
  noteReaction(state, message);
  if (message.status !== "held") {
    followMessage(state, message, failure ?? (await fetchLinks(state, phone, message)));
  }
  const waId = person ? person.phone : address;
  return {
    messaging_product: "whatsapp",
    contacts: [
      {
        input,
        ...(waId === undefined || (person && !person.sharesPhone) ? {} : { wa_id: waId }),
        ...(person ? { user_id: person.userId } : {}),
      },
    ],
    messages: [
      {
        id: message.id,
        ...(template ? { message_status: template.isHeld ? "held_for_quality_assessment" : "accepted" } : {}),
      },
    ],
  };
}

function findTemplate(state: Whatsapp, phone: Phone, wanted: Json): Template {
  const name = textAt(wanted, "name", "template['name']", { max: ID_MAX });
  const language = recordAt(wanted, "language", "template['language']")["code"];
  if (typeof language !== "string") missing("template['language']['code']");
  const template = [...state.templates.values()].find(
    (each) => each.accountId === phone.accountId && each.name === name && each.language === language,
  );
  switch (template?.status) {
    case "APPROVED":
      return template;
    case "PAUSED":
      throw whatsappError(132015, `The template ${name} is paused because of its quality.`);
    case "DISABLED":
      throw whatsappError(132016, `The template ${name} has been disabled because of its quality.`);
    default:
      throw whatsappError(132001, `template name (${name}) does not exist in ${String(language)}`);
  }
}

/** Codes which are filled in by a tap need the number. */
function demandPhoneNumber(template: Template, body: Json): void {
  if (template.category !== "AUTHENTICATION" || body["to"] !== undefined) return;
  throw whatsappError(
    131062,
    "One-tap, zero-tap and copy-code authentication templates need a phone number.",
  );
}

function isReachable(state: Whatsapp, phone: Phone): boolean {
  const { restrictedUntil } = accountOf(state, phone);
  return restrictedUntil === undefined || restrictedUntil <= state.meta.clock.now();
}

/** A reaction is shown at the message it belongs to. */
function noteReaction(state: Whatsapp, message: Message): void {
  if (message.type !== "reaction") return;
  const reaction = recordAt(message.body, "reaction");
  const target = state.messages.get(String(reaction["message_id"]));
  if (!target) return invalid("The message to react to is gone.");
  target.reaction = String(reaction["emoji"] ?? "");
}
