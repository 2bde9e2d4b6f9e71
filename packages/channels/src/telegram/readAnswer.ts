// The envelope every answer of the Bot API comes in.

import type { ChannelResponse } from "../http.ts";
import { fields, id, isFields, number, text } from "../readFields.ts";

export type BotAnswer =
  | { ok: true; result: unknown }
  | {
      ok: false;
      code: number;
      /** Telegram's words: the only thing that tells errors of one code apart. Empty for a gateway's page. */
      description: string;
      retryAfterSeconds: number | undefined;
      migrateTo: string | undefined;
    };

export function readAnswer(response: ChannelResponse): BotAnswer {
  const answer = parse(response.body);
  const isGood = response.status >= 200 && response.status < 300;
  if (isGood && isFields(answer) && answer["ok"] === true) return { ok: true, result: answer["result"] };
  const { error_code: code, description, parameters } = fields(answer);
  return {
    ok: false,
    // Some gateways answer 200 with a page: that is no success.
    code: number(code) ?? (isGood ? 502 : response.status),
    description: text(description) ?? "",
    retryAfterSeconds: number(fields(parameters)["retry_after"]) ?? seconds(response.headers["retry-after"]),
    migrateTo: id(fields(parameters)["migrate_to_chat_id"]),
  };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function seconds(header: string | undefined): number | undefined {
  const value = Number(header);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}
