// One call to the Bot API: the token stands in the address, fields go as JSON, or as a form when a file is uploaded.

import { SendFailed, type Credentials } from "../adapter.ts";
import { encodeForm, type FormField } from "../encodeForm.ts";
import type { ChannelHttp, ChannelResponse } from "../http.ts";
import { classifyError } from "./classifyError.ts";
import { readAnswer } from "./readAnswer.ts";

/** Time an ordinary call may take: Telegram fetches a linked file within it. */
const TIMEOUT_MS = 60_000;
/** Time an upload may take. */
const UPLOAD_TIMEOUT_MS = 180_000;
/** Longest answer read: a hundred updates of a long poll. */
const ANSWER_BYTES = 5_000_000;

export type BotCredentials = Pick<Credentials, "baseUrl" | "token">;

export interface BotUpload {
  field: string;
  bytes: Uint8Array;
  type: string;
  name: string;
}

export interface BotCallOptions {
  upload?: BotUpload;
  timeoutMs?: number;
}

/** The answer, whatever it says. @throws ChannelHttpError when there was none. */
export async function botCall(
  method: string,
  body: Record<string, unknown>,
  credentials: BotCredentials,
  http: ChannelHttp,
  { upload, timeoutMs }: BotCallOptions = {},
): Promise<ChannelResponse> {
  const encoded = upload
    ? encodeForm(formFields(body, upload))
    : { body: JSON.stringify(body), type: "application/json; charset=utf-8" };
  return await http({
    method: "POST",
    url: `${botUrl(credentials)}/${method}`,
    headers: { "content-type": encoded.type },
    body: encoded.body,
    timeoutMs: timeoutMs ?? (upload ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS),
    maxBytes: ANSWER_BYTES,
  });
}

/** The `result` of a good answer. @throws SendFailed for any other, ChannelHttpError when there was none. */
export async function botResult(
  method: string,
  body: Record<string, unknown>,
  credentials: BotCredentials,
  http: ChannelHttp,
  options: BotCallOptions = {},
): Promise<unknown> {
  const response = await botCall(method, body, credentials, http, options);
  const answer = readAnswer(response);
  if (!answer.ok) throw new SendFailed(classifyError(response));
  return answer.result;
}

export function botUrl({ baseUrl, token }: BotCredentials, folder = ""): string {
  return `${baseUrl.replace(/\/+$/, "")}${folder}/bot${token}`;
}

/** In a form, what is no plain value travels as JSON text. */
function formFields(body: Record<string, unknown>, upload: BotUpload): FormField[] {
  const fields = Object.entries(body).flatMap(([name, value]): FormField[] =>
    value === undefined || name === upload.field
      ? []
      : [{ name, value: typeof value === "string" ? value : JSON.stringify(value) }],
  );
  const { field, bytes, type, name } = upload;
  return [...fields, { name: field, file: { bytes, type, name } }];
}
