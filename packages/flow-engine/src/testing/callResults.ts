// What the outside world may answer to a call, for tests that play whole conversations.

import type { CallRequest, CallResult } from "../calls.ts";

/** A fitting answer, chosen by `pick`; now and then the call fails. */
export function fittingResult(request: CallRequest, pick: (bound: number) => number): CallResult {
  if (pick(6) === 0) return { kind: "failed", code: "timeout", detail: "no answer" };
  switch (request.kind) {
    case "api":
      return { kind: "api", status: [200, 404, 500][pick(3)] ?? null, attributes: { n: "7" } };
    case "webhook":
      return { kind: "webhook", status: 200, body: '{"ok":true}' };
    case "aiAnswer":
      return { kind: "aiAnswer", answer: pick(2) === 0 ? null : "An answer", suggestions: [] };
    case "assign":
      return { kind: "assign", assignedTo: pick(2) === 0 ? null : "m1" };
    case "sendEmail":
      return { kind: "sendEmail" };
    case "sendCode":
      return { kind: "sendCode" };
    case "checkCode": {
      const verdicts = ["right", "wrong", "expired", "tooManyAttempts"] as const;
      return { kind: "checkCode", verdict: verdicts[pick(4)] ?? "right" };
    }
    case "checkMailDomain":
      return { kind: "checkMailDomain", accepts: pick(3) > 0 };
    case "freeSlots":
      return { kind: "freeSlots", slots: request.slots.slice(pick(request.slots.length + 1)) };
    case "bookSlot":
      return { kind: "bookSlot", booked: pick(3) > 0 };
    case "claimFiles":
      return pick(3) === 0
        ? { kind: "claimFiles", files: [], refused: "file_type" }
        : { kind: "claimFiles", files: request.fileIds.map(claimed), refused: null };
  }
}

function claimed(id: string) {
  return { id, name: `${id}.png`, type: "image/png", sizeBytes: 1_000 };
}
