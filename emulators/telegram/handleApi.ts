// The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`.
import { json, type Answer, type Call } from "../kit/call.ts";
import { readParameters } from "../kit/readParameters.ts";
import { ApiError } from "./apiError.ts";
import { copyMethods } from "./methods/copies.ts";
import { editMethods } from "./methods/edits.ts";
import { mediaMethods } from "./methods/media.ts";
import { messageMethods } from "./methods/messages.ts";
import { Described, type MethodContext, type Methods } from "./methods/method.ts";
import { profileMethods } from "./methods/profile.ts";
import { queryMethods } from "./methods/queries.ts";
import { readArguments, type Arguments } from "./methods/readArguments.ts";
import { webhookMethods } from "./methods/webhooks.ts";
import type { Bot } from "./world/entities.ts";
import type { World } from "./world/createWorld.ts";

const METHODS: ReadonlyMap<string, Methods[string]> = new Map(
  Object.entries({
    ...profileMethods,
    ...webhookMethods,
    ...messageMethods,
    ...mediaMethods,
    ...editMethods,
    ...copyMethods,
    ...queryMethods,
  }),
);

/** What a webhook's answer may not call: nobody would see the result, or the webhook would change under itself. */
const NOT_FROM_WEBHOOK = /^(?:get|setwebhook$|deletewebhook$|close$|logout$)/;
const LONGEST_TOKEN = 80;

export type MakeContext = (bot: Bot, given: Arguments) => MethodContext;

export async function handleApi(call: Call, world: World, makeContext: MakeContext): Promise<Answer> {
  try {
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(call.path);
    if (file) return downloadFile(world, file[1] ?? "", decodeURIComponent(file[2] ?? ""));
    const route = /^\/bot([^/]+)\/(?:test\/)?([^/]+)\/?$/.exec(call.path);
    if (!route || !["GET", "POST"].includes(call.method)) throw new ApiError(404, "Not Found");
    const bot = authorize(world, decodeURIComponent(route[1] ?? ""));
    const method = METHODS.get((route[2] ?? "").toLowerCase());
    if (!method) throw new ApiError(404, "Not Found: method not found");
    const parameters = await readParameters(call);
    if (parameters.isMalformed) throw new ApiError(400, "Bad Request: can't parse JSON object");
    return present(await method(makeContext(bot, readArguments(parameters))));
  } catch (error) {
    if (error instanceof ApiError) return refuse(error);
    throw error;
  }
}

/** Carries out what a webhook answered, and keeps silent about what went wrong. */
export async function runWebhookAnswer(body: string, bot: Bot, makeContext: MakeContext): Promise<void> {
  const call = {
    method: "POST",
    path: "/",
    query: new URLSearchParams(),
    headers: { "content-type": "application/json" },
    body: Buffer.from(body),
    origin: "",
  };
  const parameters = await readParameters(call);
  const name = parameters.values["method"];
  if (parameters.isMalformed || typeof name !== "string" || NOT_FROM_WEBHOOK.test(name.toLowerCase())) return;
  try {
    await METHODS.get(name.toLowerCase())?.(makeContext(bot, readArguments(parameters)));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

function authorize({ bots }: World, token: string): Bot {
  if (!token.includes(":") || token.length > LONGEST_TOKEN || token.startsWith("0"))
    throw new ApiError(401, "Unauthorized: invalid token specified");
  const bot = [...bots.values()].find((known) => known.token === token);
  if (!bot) throw new ApiError(401, "Unauthorized");
  return bot;
}

function downloadFile(world: World, token: string, path: string): Answer {
  const bot = authorize(world, decodeURIComponent(token));
  const file = world.files.download(bot.user.id, path);
  if (!file) throw new ApiError(404, "Not Found");
  return { status: 200, headers: { "content-type": "application/octet-stream" }, body: file.bytes };
}

function present(value: unknown): Answer {
  const described = value instanceof Described;
  return json({
    ok: true,
    result: described ? value.result : value,
    ...(described && { description: value.description }),
  });
}

function refuse({ code, message, parameters }: ApiError): Answer {
  const retryAfter = parameters?.retry_after;
  const body = { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
  return json(body, code, retryAfter === undefined ? {} : { "retry-after": String(retryAfter) });
}
