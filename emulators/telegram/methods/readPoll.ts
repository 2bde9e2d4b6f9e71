// The poll a bot sends, with the votes kept beside it.
import { isRecord } from "../../kit/readParameters.ts";
import { badRequest } from "../apiError.ts";
import type { MethodContext } from "./method.ts";
import { textOf } from "./readArguments.ts";
import type { Content } from "./sendContent.ts";

const LONGEST_QUESTION = 300;
const MOST_OPTIONS = 12;
const LONGEST_OPTION = 100;
const LONGEST_EXPLANATION = 200;
const SHORTEST_OPEN_SECONDS = 5;
const LONGEST_OPEN_SECONDS = 2_628_000;

export function readPoll({ arguments: given, world }: MethodContext): Content {
  const question = given.text("question").trim();
  if (question === "") throw badRequest("poll question must be non-empty");
  if (question.length > LONGEST_QUESTION)
    throw badRequest(`poll question length must not exceed ${LONGEST_QUESTION}`);
  const options = (given.list("options", "options") ?? []).map(readOption);
  if (options.length === 0) throw badRequest("poll must have at least 1 option");
  if (options.length > MOST_OPTIONS) throw badRequest(`poll can't have more than ${MOST_OPTIONS} options`);
  const type = given.text("type") === "quiz" ? "quiz" : "regular";
  const correct = readCorrect(
    given.list("correct_option_ids", "correct option identifiers"),
    given.integer("correct_option_id"),
  );
  if (type === "quiz" && (correct.length === 0 || correct.some((id) => !(id in options))))
    throw badRequest("wrong correct option ID specified");
  const explanation = given.text("explanation");
  if (explanation.length > LONGEST_EXPLANATION) throw badRequest("poll explanation is too long");
  const openPeriod = given.integer("open_period");
  const isWrongPeriod =
    openPeriod !== undefined &&
    openPeriod !== 0 &&
    (openPeriod < SHORTEST_OPEN_SECONDS || openPeriod > LONGEST_OPEN_SECONDS);
  if (isWrongPeriod) throw badRequest("wrong poll open period specified");
  const isAnonymous = given.has("is_anonymous") ? given.flag("is_anonymous") : true;
  const poll = {
    id: world.ids.digits(19),
    question,
    options: options.map((text) => ({ text, voter_count: 0 })),
    total_voter_count: 0,
    is_closed: given.flag("is_closed"),
    is_anonymous: isAnonymous,
    type,
    allows_multiple_answers: given.flag("allows_multiple_answers"),
    ...(type === "quiz" && { correct_option_ids: correct }),
    ...(explanation !== "" && { explanation }),
    ...(openPeriod ? { open_period: openPeriod } : {}),
  };
  return { keys: { poll }, stored: { poll: { correct, isAnonymous, votes: new Map() } } };
}

function readOption(option: unknown): string {
  const text = (isRecord(option) ? textOf(option["text"]) : textOf(option)).trim();
  if (text === "") throw badRequest("poll options must be non-empty");
  if (text.length > LONGEST_OPTION) throw badRequest(`poll options length must not exceed ${LONGEST_OPTION}`);
  return text;
}

function readCorrect(list: unknown[] | undefined, single: number | undefined): number[] {
  if (list) return list.map((id) => Number(textOf(id)));
  return single === undefined ? [] : [single];
}
