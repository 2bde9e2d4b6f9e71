// Message templates at Meta: all of an account's, and creating, editing and deleting one.

import type { TemplateDraft } from "@parley/contracts/messageTemplates";
import type { Credentials } from "../../adapter.ts";
import { SendFailed } from "../../adapter.ts";
import type { ChannelHttp } from "../../http.ts";
import { graphJson } from "../../meta/graphCall.ts";
import { fields, id, list, text, type Fields } from "../../readFields.ts";
import { classifyError } from "../classifyError.ts";
import { fromComponents, type ReadTemplate } from "../templates/fromComponents.ts";
import { toComponents } from "../templates/toComponents.ts";

/** A template as Meta has it. */
export interface ProviderTemplate extends ReadTemplate {
  providerId: string;
  status: string;
  reason: string | null;
  quality: string;
  /** As Meta says them. */
  components: unknown;
}

/** Templates of one answer. */
const PAGE_SIZE = 100;
/** An account has at most 6,000 templates; more pages than that is a circle. */
const PAGES_MAXIMUM = 60;
const readFieldNames = [
  "id",
  "name",
  "language",
  "status",
  "category",
  "parameter_format",
  "message_send_ttl_seconds",
  "quality_score",
  "rejected_reason",
  "components",
].join(",");

/** All templates of the account above the number. @throws SendFailed, ChannelHttpError */
export async function readTemplates(
  credentials: Credentials,
  http: ChannelHttp,
): Promise<ProviderTemplate[]> {
  return readPages(credentials, http, {});
}

/** The template of this name and language, if Meta has it. @throws SendFailed, ChannelHttpError */
export async function findTemplateAtMeta(
  { name, language }: Pick<TemplateDraft, "name" | "language">,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<ProviderTemplate | undefined> {
  const found = await readPages(credentials, http, { name });
  return found.find(({ draft }) => draft.name === name && draft.language === language);
}

/** One by its id. @throws SendFailed, ChannelHttpError */
export async function readTemplate(
  providerId: string,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<ProviderTemplate | undefined> {
  const request = { path: providerId, query: { fields: readFieldNames } };
  return toTemplate(fields(await graphJson(request, credentials, http, classifyError)));
}

async function readPages(
  credentials: Credentials,
  http: ChannelHttp,
  filter: Record<string, string>,
): Promise<ProviderTemplate[]> {
  const found: ProviderTemplate[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < PAGES_MAXIMUM; pages += 1) {
    const query = { ...filter, fields: readFieldNames, limit: PAGE_SIZE, after };
    const request = { path: `${credentials.parent}/message_templates`, query };
    const answer = fields(await graphJson(request, credentials, http, classifyError));
    found.push(...list(answer["data"]).flatMap((entry) => toTemplate(fields(entry)) ?? []));
    const paging = fields(answer["paging"]);
    after = text(fields(paging["cursors"])["after"]);
    if (after === undefined || text(paging["next"]) === undefined) break;
  }
  return found;
}

function toTemplate(told: Fields): ProviderTemplate | undefined {
  const providerId = id(told["id"]);
  const name = text(told["name"]);
  if (providerId === undefined || name === undefined) return undefined;
  const ttl = told["message_send_ttl_seconds"];
  const reason = text(told["rejected_reason"]);
  return {
    providerId,
    status: text(told["status"]) ?? "UNKNOWN",
    reason: reason === undefined || reason === "NONE" ? null : reason,
    quality: text(fields(told["quality_score"])["score"]) ?? "UNKNOWN",
    components: told["components"] ?? [],
    ...fromComponents({
      name,
      language: (text(told["language"]) ?? "").replaceAll("-", "_"),
      category: text(told["category"]) ?? "",
      format: text(told["parameter_format"]),
      ttlSeconds: typeof ttl === "number" ? ttl : undefined,
      components: told["components"],
    }),
  };
}

export interface CreatedTemplate {
  providerId: string;
  status: string;
  category: string;
}

/** @throws SendFailed with Meta's words, ChannelHttpError */
export async function createTemplate(
  draft: TemplateDraft,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<CreatedTemplate> {
  const json = {
    name: draft.name,
    language: draft.language,
    category: draft.category,
    parameter_format: draft.variables === "named" ? "NAMED" : "POSITIONAL",
    components: toComponents(draft),
    ...ttlOf(draft),
  };
  const request = { path: `${credentials.parent}/message_templates`, json };
  const answer = fields(await graphJson(request, credentials, http, classifyError));
  const providerId = id(answer["id"]);
  if (providerId === undefined)
    throw new SendFailed({ kind: "retry", code: "no_template_id", detail: "The answer names no template." });
  return {
    providerId,
    status: text(answer["status"]) ?? "PENDING",
    category: text(answer["category"]) ?? draft.category,
  };
}

/** An approved one keeps its category. @throws SendFailed with Meta's words, ChannelHttpError */
export async function editTemplate(
  { providerId, isApproved }: { providerId: string; isApproved: boolean },
  draft: TemplateDraft,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  const json = {
    components: toComponents(draft),
    ...(isApproved ? {} : { category: draft.category }),
    ...ttlOf(draft),
  };
  await graphJson({ path: providerId, json }, credentials, http, classifyError);
}

/** Only this language of the name. @throws SendFailed with Meta's words, ChannelHttpError */
export async function deleteTemplate(
  { name, providerId }: { name: string; providerId: string },
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  const request = {
    method: "DELETE" as const,
    path: `${credentials.parent}/message_templates`,
    query: { name, hsm_id: providerId },
  };
  await graphJson(request, credentials, http, classifyError);
}

function ttlOf({ ttlSeconds }: TemplateDraft): { message_send_ttl_seconds?: number } {
  return ttlSeconds === undefined ? {} : { message_send_ttl_seconds: ttlSeconds };
}
