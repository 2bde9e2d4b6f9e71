// Templates of an account: create, list, edit, delete, unpause, and authentication templates in many languages.

import { requireScope } from "../../graph/createTokens.ts";
import type { GraphCall } from "../../types.ts";
import { invalid, oneOf, missing } from "../check.ts";
import { cutPage } from "../cutPage.ts";
import type { Account, Json, Template, Whatsapp } from "../types.ts";
import { whatsappError } from "../whatsappError.ts";
import { CATEGORIES, checkName, checkTemplate, checkTtl, readComponents } from "./checkTemplate.ts";
import { moveTemplate, reviewTemplate } from "./moveTemplate.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CREATIONS_PER_HOUR = 100;
const TEMPLATES_MAX = 250;
const NAME_BLOCK_MS = 30 * DAY_MS;
const EDITS_PER_MONTH = 10;
const EDITABLE = ["APPROVED", "REJECTED", "PAUSED"];

export function registerTemplates(state: Whatsapp): void {
  const { graph, clock, ids } = state.meta;

  function accountOf({ id, token }: GraphCall): Account {
    requireScope(token, "whatsapp_business_management");
    return state.accounts.get(id) ?? missing("account");
  }
  function templateOf({ id, token }: GraphCall): Template {
    requireScope(token, "whatsapp_business_management");
    return state.templates.get(id) ?? missing("template");
  }
  const ofAccount = (account: Account) =>
    [...state.templates.values()].filter(({ accountId }) => accountId === account.id);

  function create(account: Account, parameters: Json): Template {
    const now = clock.now();
    const own = ofAccount(account);
    const recent = own.filter(({ createdAt }) => createdAt > now - HOUR_MS);
    if (recent.length >= CREATIONS_PER_HOUR || own.length >= TEMPLATES_MAX)
      throw whatsappError(2388019, "The limit of templates is reached.");
    const name = checkName(parameters["name"]);
    const language = parameters["language"];
    if (typeof language !== "string" || !/^[a-z]{2,3}(_[A-Z]{2,3})?$/.test(language))
      return invalid("Param language must be a supported language code.");
    const category = oneOf(parameters["category"], CATEGORIES, "category");
    const format =
      oneOf(parameters["parameter_format"] ?? "POSITIONAL", ["POSITIONAL", "NAMED"], "parameter_format") ===
      "NAMED"
        ? "NAMED"
        : "POSITIONAL";
    const components = readComponents(parameters);
    checkTemplate(state, { name, category, format, components });
    if ((state.blockedNames.get(`${account.id} ${name}`) ?? 0) > now)
      throw whatsappError(2388023, "The name of a deleted template cannot be used for 30 days.");
    if (own.some((template) => template.name === name && template.language === language)) {
      throw whatsappError(2388024, `There is already ${language} content for this template.`);
    }
    const ttlSeconds = checkTtl(category, parameters["message_send_ttl_seconds"]);
    const template: Template = {
      id: ids.digits(16),
      accountId: account.id,
      name,
      language,
      category,
      status: "PENDING",
      format,
      components,
      quality: "UNKNOWN",
      rejectedReason: "NONE",
      ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
      pauses: 0,
      edits: [],
      isHeld: false,
      createdAt: now,
    };
    state.templates.set(template.id, template);
    state.revision += 1;
    reviewTemplate(state, template);
    return template;
  }

  graph.route("waba", "POST", "message_templates", (call) => {
    const { id, status, category } = create(accountOf(call), call.parameters);
    return { id, status, category };
  });

  graph.route("waba", "POST", "upsert_message_templates", (call) => {
    const account = accountOf(call);
    const { languages } = call.parameters;
    if (call.parameters["category"] !== "AUTHENTICATION")
      return invalid("Only authentication templates can be upserted.");
    if (!Array.isArray(languages)) return missing("languages");
    return {
      data: languages.map((language) => {
        const known = ofAccount(account).find(
          (each) => each.name === call.parameters["name"] && each.language === language,
        );
        if (known) known.components = readComponents(call.parameters);
        const template = known ?? create(account, { ...call.parameters, language });
        return { id: template.id, status: template.status, language };
      }),
    };
  });

  graph.route("waba", "GET", "message_templates", (call) => {
    const { status, category, name, language } = call.parameters;
    const wanted = ofAccount(accountOf(call)).filter(
      (template) =>
        (status === undefined || template.status === status) &&
        (category === undefined || template.category === category) &&
        (name === undefined || template.name.includes(String(name))) &&
        (language === undefined || template.language === language),
    );
    const page = cutPage(wanted, call);
    return {
      ...page,
      data: page.data.map((template) => presentTemplate(template, call.parameters["fields"])),
    };
  });

  graph.route("waba", "GET", "message_template_previews", (call) => {
    accountOf(call);
    const languages = String(call.parameters["languages"] ?? "en_US").split(",");
    return {
      data: languages.map((language) => ({
        body: "*{{1}}* is your verification code. For your security, do not share this code.",
        footer: "This code expires in 10 minutes.",
        buttons: [{ autofill_text: "Autofill", text: "Copy code" }],
        language,
      })),
    };
  });

  graph.route("waba", "DELETE", "message_templates", (call) => {
    const account = accountOf(call);
    const { name, hsm_id: id } = call.parameters;
    if (typeof name !== "string") return missing("name");
    const chosen = ofAccount(account).filter(
      (template) => template.name === name && (id === undefined || template.id === id),
    );
    if (chosen.length === 0) throw whatsappError(100, "Message template not found.");
    for (const template of chosen) {
      state.templates.delete(template.id);
      if (template.status === "APPROVED")
        state.blockedNames.set(`${account.id} ${name}`, clock.now() + NAME_BLOCK_MS);
    }
    state.revision += 1;
    return { success: true };
  });

  graph.node("template", (id) => state.templates.has(id));
  graph.route("template", "GET", "", (call) => presentTemplate(templateOf(call), call.parameters["fields"]));

  graph.route("template", "POST", "", (call) => {
    const template = templateOf(call);
    const { parameters } = call;
    if (!EDITABLE.includes(template.status))
      return invalid(`A template which is ${template.status} cannot be edited.`);
    const isApproved = template.status === "APPROVED";
    const category =
      parameters["category"] === undefined
        ? template.category
        : oneOf(parameters["category"], CATEGORIES, "category");
    if (isApproved && category !== template.category)
      return invalid("The category of an approved template cannot be changed.");
    const now = clock.now();
    const edits = template.edits.filter((at) => at > now - 30 * DAY_MS);
    if (isApproved && edits.some((at) => at > now - DAY_MS))
      return invalid("An approved template can be edited once in 24 hours.");
    if (isApproved && edits.length >= EDITS_PER_MONTH)
      return invalid(`An approved template can be edited ${EDITS_PER_MONTH} times in 30 days.`);
    const components =
      parameters["components"] === undefined ? template.components : readComponents(parameters);
    checkTemplate(state, { ...template, category, components });
    const ttlSeconds = checkTtl(category, parameters["message_send_ttl_seconds"]);
    Object.assign(template, {
      category,
      components,
      status: "PENDING",
      edits: [...edits, now],
      ...(ttlSeconds ? { ttlSeconds } : {}),
    });
    state.revision += 1;
    reviewTemplate(state, template);
    return { success: true, id: template.id, name: template.name, category };
  });

  graph.route("template", "POST", "unpause", (call) => {
    const template = templateOf(call);
    if (template.status !== "PAUSED") return { success: false, reason: "The template is not paused." };
    moveTemplate(state, template, "APPROVED", "NONE", "UNPAUSE");
    return { success: true };
  });
}

function presentTemplate(template: Template, fields: unknown): Json {
  const all: Json = {
    name: template.name,
    parameter_format: template.format,
    components: template.components,
    language: template.language,
    status: template.status,
    category: template.category,
    quality_score: { score: template.quality, date: Math.floor(template.createdAt / 1000) },
    rejected_reason: template.rejectedReason,
    ...(template.ttlSeconds === undefined ? {} : { message_send_ttl_seconds: template.ttlSeconds }),
    id: template.id,
  };
  const defaults = ["name", "parameter_format", "components", "language", "status", "category", "id"];
  return pickFields(all, fields, defaults);
}

/** `fields=a,b{c}`: the named ones and always the id. */
export function pickFields(all: Json, fields: unknown, defaults: readonly string[]): Json {
  const names =
    typeof fields === "string" && fields !== "" ? fields.replaceAll(/\{[^}]*\}/g, "").split(",") : defaults;
  const wanted = new Set([...names.map((name) => name.trim()), "id"]);
  return Object.fromEntries(
    Object.entries(all).filter(([name, value]) => wanted.has(name) && value !== undefined),
  );
}
