// What belongs to one number: business profile, conversational parts, blocked people, short links, user name, encryption key.

import { isRecord } from "../../../kit/readParameters.ts";
import { requireScope } from "../../graph/createTokens.ts";
import type { GraphCall } from "../../types.ts";
import { countOf, invalid, itemAt, missing, oneOf, optionalTextAt, textAt } from "../check.ts";
import { findByPhone, findByUserId } from "../findPerson.ts";
import { cutPage } from "../cutPage.ts";
import { isWindowOpen } from "../send/judgeMessage.ts";
import { pickFields } from "../templates/registerTemplates.ts";
import type { Json, Phone, Whatsapp } from "../types.ts";
import { whatsappError } from "../whatsappError.ts";

const PROFILE_LIMITS = { about: 139, address: 256, description: 512, email: 128 };
const WEBSITES = { max: 2, length: 256 };
const VERTICALS =
  "OTHER AUTO BEAUTY APPAREL EDU ENTERTAIN EVENT_PLAN FINANCE GROCERY GOVT HOTEL HEALTH NONPROFIT PROF_SERVICES RETAIL TRAVEL RESTAURANT ALCOHOL ONLINE_GAMBLING PHYSICAL_GAMBLING OTC_DRUGS".split(
    " ",
  );
const PROMPTS = { max: 4, length: 80 };
const COMMANDS = { max: 30, name: 32, description: 256 };
const QR_MAX = 2000;
const PREFILLED_MAX = 140;
const BLOCKED_MAX = 64_000;
const EMOJI = /\p{Extended_Pictographic}/u;
const USERNAME = /^(?!www)[a-z0-9._]{3,35}$/;

export function registerProfile(state: Whatsapp): void {
  const { graph, ids } = state.meta;

  function phoneOf({ id, token }: GraphCall, scope = "whatsapp_business_management"): Phone {
    requireScope(token, scope);
    return state.phones.get(id) ?? missing("phone");
  }

  graph.route("phone", "GET", "whatsapp_business_profile", (call) => {
    const all = { ...phoneOf(call).profile, messaging_product: "whatsapp" };
    const profile = pickFields(all, call.parameters["fields"], Object.keys(all));
    return { data: [{ ...profile, messaging_product: "whatsapp" }] };
  });

  graph.route("phone", "POST", "whatsapp_business_profile", (call) => {
    const phone = phoneOf(call);
    const { parameters } = call;
    oneOf(parameters["messaging_product"], ["whatsapp"], "messaging_product");
    const changes: Json = {};
    for (const [name, max] of Object.entries(PROFILE_LIMITS)) {
      if (parameters[name] !== undefined)
        changes[name] = optionalTextAt(parameters, name, name, { max }) ?? "";
    }
    if (changes["about"] === "") invalid("Param about must have 1 to 139 characters.");
    const { websites, vertical, profile_picture_handle: handle } = parameters;
    if (websites !== undefined) {
      if (!Array.isArray(websites) || websites.length > WEBSITES.max)
        invalid(`Param websites takes at most ${WEBSITES.max}.`);
      else if (
        websites.some(
          (site) => typeof site !== "string" || site.length > WEBSITES.length || !URL.canParse(site),
        )
      )
        invalid("Param websites must be valid addresses.");
      changes["websites"] = websites;
    }
    if (vertical !== undefined) changes["vertical"] = oneOf(vertical, VERTICALS, "vertical");
    if (handle !== undefined) {
      const isKnown = [...state.uploads.values()].some((upload) => upload.handle === handle);
      if (!isKnown) invalid("Param profile_picture_handle is not valid.");
      changes["profile_picture_url"] = `https://pps.whatsapp.example/${ids.letters(16)}.jpg`;
    }
    Object.assign(phone.profile, changes);
    return { success: true };
  });

  graph.route("phone", "GET", "conversational_automation", (call) => ({
    conversational_automation: phoneOf(call).automation,
    id: call.id,
  }));

  graph.route("phone", "POST", "conversational_automation", (call) => {
    const phone = phoneOf(call);
    const { prompts, commands, enable_welcome_message: welcome } = call.parameters;
    if (Array.isArray(prompts)) {
      countOf(prompts, "prompts", { min: 0, max: PROMPTS.max });
      if (prompts.some((prompt) => String(prompt).length > PROMPTS.length || EMOJI.test(String(prompt))))
        invalid(`Prompts have at most ${PROMPTS.length} characters and no emoji.`);
    }
    if (Array.isArray(commands)) {
      countOf(commands, "commands", { min: 0, max: COMMANDS.max });
      for (const index of commands.keys()) {
        const command = itemAt(commands, index, "commands");
        const name = textAt(command, "command_name", `commands[${index}]['command_name']`, {
          max: COMMANDS.name,
        });
        const hint = textAt(command, "command_description", `commands[${index}]['command_description']`, {
          max: COMMANDS.description,
        });
        if (EMOJI.test(name + hint)) invalid("Commands have no emoji.");
      }
    }
    Object.assign(phone.automation, {
      ...(prompts ? { prompts } : {}),
      ...(commands ? { commands } : {}),
      ...(welcome === undefined ? {} : { enable_welcome_message: welcome }),
    });
    return { success: true };
  });

  function blockEach(call: GraphCall, isBlock: boolean): unknown {
    const phone = phoneOf(call, "whatsapp_business_messaging");
    const list = call.parameters["block_users"];
    if (!Array.isArray(list)) return missing("block_users");
    const done: Json[] = [];
    const failed: Json[] = [];
    for (const item of list) {
      const user = isRecord(item) ? String(item["user"] ?? item["user_id"] ?? "") : "";
      const person = findByPhone(state, user.replaceAll(/\D/g, "")) ?? findByUserId(state, user);
      const refuse = (code: number, message: string) =>
        failed.push({
          input: user,
          wa_id: person?.phone,
          errors: [{ message, code, error_data: { details: message } }],
        });
      if (!person) refuse(139100, "The person is not on WhatsApp.");
      else if (isBlock && !isWindowOpen(state, phone, person))
        refuse(139100, "Only people who wrote in the last 24 hours can be blocked.");
      else if (isBlock && phone.blocked.size >= BLOCKED_MAX)
        refuse(139101, "The list of blocked people is full.");
      else {
        if (isBlock) phone.blocked.add(person.id);
        else phone.blocked.delete(person.id);
        done.push({ input: user, wa_id: person.phone });
      }
    }
    const key = isBlock ? "added_users" : "removed_users";
    return {
      messaging_product: "whatsapp",
      block_users: { [key]: done, ...(failed.length > 0 ? { failed_users: failed } : {}) },
    };
  }
  graph.route("phone", "POST", "block_users", (call) => blockEach(call, true));
  graph.route("phone", "DELETE", "block_users", (call) => blockEach(call, false));
  graph.route("phone", "GET", "block_users", (call) => {
    const blocked = [...phoneOf(call, "whatsapp_business_messaging").blocked];
    return cutPage(
      blocked.map((id) => ({ messaging_product: "whatsapp", wa_id: state.people.get(id)?.phone })),
      call,
    );
  });

  graph.route("phone", "POST", "message_qrdls", (call) => {
    const phone = phoneOf(call);
    const prefilled = textAt(call.parameters, "prefilled_message", "prefilled_message", {
      max: PREFILLED_MAX,
    });
    const given = call.parameters["code"];
    if (given !== undefined && !phone.codes.has(String(given))) invalid("The code does not exist.");
    if (given === undefined && phone.codes.size >= QR_MAX) invalid(`A number has at most ${QR_MAX} codes.`);
    const code = typeof given === "string" ? given : ids.letters(14).toUpperCase();
    const format = call.parameters["generate_qr_image"];
    const entry: Json = {
      code,
      prefilled_message: prefilled,
      deep_link_url: `https://wa.me/message/${code}`,
      ...(format === undefined
        ? {}
        : {
            qr_image_url: `https://scontent.example/${code}.${oneOf(format, ["SVG", "PNG"], "generate_qr_image").toLowerCase()}`,
          }),
    };
    phone.codes.set(code, entry);
    return entry;
  });
  graph.route("phone", "GET", "message_qrdls", (call) => cutPage([...phoneOf(call).codes.values()], call));
  graph.route("phone", "GET", "message_qrdls/:code", (call) => {
    const entry = phoneOf(call).codes.get(call.rest[0] ?? "");
    return { data: entry ? [entry] : [] };
  });
  graph.route("phone", "DELETE", "message_qrdls/:code", (call) => {
    if (!phoneOf(call).codes.delete(call.rest[0] ?? "")) invalid("The code does not exist.");
    return { success: true };
  });

  graph.route("phone", "GET", "username", (call) => ({
    username: phoneOf(call).username,
    status: "approved",
  }));
  graph.route("phone", "POST", "username", (call) => {
    const phone = phoneOf(call);
    const username = String(call.parameters["username"] ?? "");
    if (!USERNAME.test(username))
      throw whatsappError(147001, "A username has 3 to 35 of a-z, 0-9, dot and underscore.");
    if ([...state.phones.values()].some((other) => other.username === username && other !== phone))
      throw whatsappError(147002, "The username is taken.");
    phone.username = username;
    return { status: "approved" };
  });
  graph.route("phone", "DELETE", "username", (call) => {
    delete phoneOf(call).username;
    return { success: true };
  });

  graph.route("phone", "POST", "whatsapp_business_encryption", (call) => {
    const phone = phoneOf(call);
    const key = String(call.parameters["business_public_key"] ?? "");
    if (!key.includes("BEGIN PUBLIC KEY")) invalid("Param business_public_key must be a PEM public key.");
    phone.publicKey = key;
    return { success: true };
  });
  graph.route("phone", "GET", "whatsapp_business_encryption", (call) => ({
    data: [
      { business_public_key: phoneOf(call).publicKey ?? "", business_public_key_signature_status: "VALID" },
    ],
  }));
}
