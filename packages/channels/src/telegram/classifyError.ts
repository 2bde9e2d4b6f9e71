// What an answer of the Bot API means. It has few codes and tells the rest in words, which have not changed for years;
// words that are not known leave a message refused.

import type { ChannelResponse } from "../http.ts";
import type { SendProblem } from "../inbound.ts";
import { readAnswer } from "./readAnswer.ts";

const SECOND_MS = 1_000;
/** Wait after a limit of which Telegram does not say when it ends. */
const LIMIT_WAIT_SECONDS = 5;

/** Words of error 400, in lower case; the first that is found decides. */
const meanings: [words: string, kind: SendProblem["kind"]][] = [
  ["can't parse entities", "markup"],
  ["unsupported parse_mode", "markup"],
  ["chat not found", "unreachable"],
  ["user not found", "unreachable"],
  ["peer_id_invalid", "unreachable"],
  ["user_is_blocked", "unreachable"],
  ["input_user_deactivated", "unreachable"],
  ["have no write access", "unreachable"],
  ["chat_write_forbidden", "unreachable"],
  ["not enough rights to send", "unreachable"],
  ["need administrator rights in the channel", "unreachable"],
  ["wrong http url", "media"],
  ["failed to get http url content", "media"],
  ["wrong type of the web page content", "media"],
  ["wrong file identifier", "media"],
  ["wrong remote file", "media"],
  ["invalid file http url", "media"],
  ["webpage_", "media"],
  ["file is too big", "media"],
  ["file must be non-empty", "media"],
  ["image_process_failed", "media"],
  ["photo_", "media"],
  ["video_content_type_invalid", "media"],
  ["media_invalid", "media"],
];

export function classifyError(response: ChannelResponse): SendProblem {
  const answer = readAnswer(response);
  if (answer.ok) return { kind: "refused", code: String(response.status), detail: "" };
  const common = { code: String(answer.code), detail: answer.description };
  // The chat became a supergroup: the same message goes to its new id at once.
  if (answer.migrateTo !== undefined)
    return { kind: "retry", ...common, retryAfterMs: 0, movedTo: answer.migrateTo };
  const kind = kindOf(answer.code, answer.description.toLowerCase());
  if (kind !== "slowAccount") return { kind, ...common };
  return {
    kind,
    ...common,
    retryAfterMs: (answer.retryAfterSeconds ?? LIMIT_WAIT_SECONDS) * SECOND_MS,
  };
}

function kindOf(code: number, description: string): SendProblem["kind"] {
  if (code === 401) return "reauthorise";
  // A token that is none at all is answered like an unknown address.
  if (code === 404) return description.includes("method") ? "refused" : "reauthorise";
  if (code === 403) return "unreachable";
  // Somebody else polls with this token, or a webhook is set: nothing helps but stopping one of the two.
  if (code === 409) return "paused";
  if (code === 413) return "media";
  if (code === 429) return "slowAccount";
  if (code >= 500) return "retry";
  return meanings.find(([words]) => description.includes(words))?.[1] ?? "refused";
}
