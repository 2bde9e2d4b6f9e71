// The answer from an earlier time: of this conversation, of the contact, or of the attribute it is kept in.

import type { InputRequest } from "@parley/contracts/messages";
import type { RequestSettings } from "../../settings/commonFields.ts";
import type { AnswerValue } from "../../types.ts";
import type { BlockContext } from "../blockKind.ts";
import type { GoodReading, Reading, RequestSpecification } from "./requestSpecification.ts";

export function knownAnswer<Settings extends RequestSettings>(
  specification: RequestSpecification<Settings>,
  context: BlockContext<Settings>,
  offered: InputRequest | null,
): Pick<GoodReading, "value" | "text" | "parts"> | null {
  const { block, settings, run } = context;
  if (Object.hasOwn(run.state.answers, block.id)) {
    const answer = run.state.answers[block.id];
    const branches = specification.outputs?.(settings) !== undefined;
    if (answer && (!branches || wasOffered(answer.value, offered))) return answer;
  }
  const attribute = ownValue(run.contact.attributes, settings.saveToAttribute);
  const typed = attribute ? ({ kind: "text", text: attribute } as const) : null;
  for (const candidate of [specification.known?.(context) ?? null, typed]) {
    const reading = candidate && goodReading(specification.read(candidate, context, offered));
    if (reading) return reading;
  }
  return null;
}

function goodReading(reading: Reading): GoodReading | null {
  if (reading.ok === true) return reading;
  return reading.ok === null ? (reading.assumed ?? null) : null;
}

function wasOffered(value: AnswerValue, offered: InputRequest | null): boolean {
  const hasOptions = offered?.kind === "choice" || offered?.kind === "choices" || offered?.kind === "cards";
  if (!hasOptions) return true;
  const ids = Array.isArray(value) ? value : [value];
  return ids.every((id) => offered.options.some((option) => option.id === id));
}

function ownValue(record: Record<string, string>, key: string): string | undefined {
  return key !== "" && Object.hasOwn(record, key) ? record[key] : undefined;
}
