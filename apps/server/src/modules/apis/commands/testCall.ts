// A test: the definition as it is on the screen, saved or not, with values the author typed for its variables.

import type { ApiTestResult, ParsedApiInput } from "@parley/contracts/api/apis";
import { apiLimits } from "@parley/contracts/apiRules";
import type { LiquidScope } from "@parley/flow-engine";
import type { Clock } from "../../../platform/clock.ts";
import type { Egress } from "../../../platform/egress/index.ts";
import { storable } from "../answer/mapAnswer.ts";
import type { CallLog } from "../callLog.ts";
import { entryOf, sendCall } from "../runApi.ts";
import { completeDefinition, type CompleteDefinition } from "./completeDefinition.ts";

export interface TestInput {
  workspaceId: string;
  apiId: string | null;
  definition: ParsedApiInput;
  stored: CompleteDefinition | undefined;
  values: Record<string, string>;
}

/** @throws AppError `validation_failed` when the definition could not be saved like this. */
export async function testCall(
  { egress, calls, clock }: { egress: Egress; calls: CallLog; clock: Clock },
  { workspaceId, apiId, definition: typed, stored, values }: TestInput,
): Promise<ApiTestResult> {
  const complete = completeDefinition(typed, stored, "definition.");
  const scope = scopeOf(values, clock.now());
  const sent = await sendCall({ egress, ...complete, scope, timeZone: "UTC" });
  await calls.write(workspaceId, {
    ...entryOf(sent),
    apiId,
    apiName: typed.name,
    source: "test",
    conversationId: null,
  });
  const { status, error, durationMs, attempts, request, headers, text, json, attributes } = sent;
  return {
    status,
    error,
    durationMs,
    attempts,
    request,
    headers,
    text: storable(text.slice(0, apiLimits.shownBodyLength)),
    isCut: text.length > apiLimits.shownBodyLength,
    json: json?.value ?? null,
    isJson: json !== undefined,
    attributes,
  };
}

/** `{"contact.name": "Ada"}` as `{contact: {name: "Ada"}}`, without prototypes anybody could reach. */
function scopeOf(values: Record<string, string>, now: Date): LiquidScope {
  const scope: Record<string, unknown> = Object.create(null);
  for (const [variable, value] of Object.entries(values)) {
    const keys = variable.split(".");
    const last = keys.pop() ?? "";
    let place = scope;
    for (const key of keys) {
      const inner = place[key];
      if (isPlace(inner)) place = inner;
      else place[key] = place = Object.create(null);
    }
    if (!isPlace(place[last])) place[last] = value;
  }
  return { ...scope, now: now.toISOString() };
}

function isPlace(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
