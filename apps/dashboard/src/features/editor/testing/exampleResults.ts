// What the world outside could answer to a call, so that a test goes on without it. The first one is the success.

import type { CallRequest, CallResult, ClaimedFile } from "@parley/flow-engine";

/** Digits of every code the test sends, as many as the question wants. */
const codeDigits = "1234567890";

export const exampleCode = (length: number): string =>
  codeDigits.repeat(Math.ceil(length / codeDigits.length)).slice(0, length);

export interface ExampleResult {
  /** Names the outcome, for its button. */
  outcome: ExampleOutcome;
  result: CallResult;
}

export type ExampleOutcome =
  | "success"
  | "noAnswer"
  | "assigned"
  | "nobody"
  | "right"
  | "wrong"
  | "expired"
  | "tooManyAttempts"
  | "accepts"
  | "rejects"
  | "allFree"
  | "noneFree"
  | "booked"
  | "taken"
  | "filesAccepted"
  | "filesRefused"
  | "failed";

const failure: ExampleResult = {
  outcome: "failed",
  result: { kind: "failed", code: "unreachable", detail: "" },
};

/** Every outcome worth trying. `uploads` are the files the visitor pretends to have sent. */
export function exampleResults(
  request: CallRequest,
  uploads: Readonly<Record<string, ClaimedFile>>,
): ExampleResult[] {
  return [...answersOf(request, uploads), failure];
}

/** What a test that answers by itself gives. */
export function automaticResult(
  request: CallRequest,
  uploads: Readonly<Record<string, ClaimedFile>>,
): CallResult {
  if (request.kind === "checkCode") {
    const isRight = request.code === exampleCode(request.code.length);
    return { kind: "checkCode", verdict: isRight ? "right" : "wrong" };
  }
  return exampleResults(request, uploads)[0]?.result ?? failure.result;
}

function answersOf(request: CallRequest, uploads: Readonly<Record<string, ClaimedFile>>): ExampleResult[] {
  switch (request.kind) {
    case "api":
      return [{ outcome: "success", result: { kind: "api", status: 200, attributes: {} } }];
    case "webhook":
      return [{ outcome: "success", result: { kind: "webhook", status: 200, body: "{}" } }];
    case "aiAnswer":
      return [
        {
          outcome: "success",
          result: { kind: "aiAnswer", answer: `“${request.question}”: …`, suggestions: [] },
        },
        { outcome: "noAnswer", result: { kind: "aiAnswer", answer: null, suggestions: [] } },
      ];
    case "assign":
      return [
        { outcome: "assigned", result: { kind: "assign", assignedTo: firstOf(request.to) } },
        { outcome: "nobody", result: { kind: "assign", assignedTo: null } },
      ];
    case "sendEmail":
      return [{ outcome: "success", result: { kind: "sendEmail" } }];
    case "sendCode":
      return [{ outcome: "success", result: { kind: "sendCode" } }];
    case "checkCode":
      return (["right", "wrong", "expired", "tooManyAttempts"] as const).map((verdict) => ({
        outcome: verdict,
        result: { kind: "checkCode", verdict },
      }));
    case "checkMailDomain":
      return [
        { outcome: "accepts", result: { kind: "checkMailDomain", accepts: true } },
        { outcome: "rejects", result: { kind: "checkMailDomain", accepts: false } },
      ];
    case "freeSlots":
      return [
        { outcome: "allFree", result: { kind: "freeSlots", slots: request.slots } },
        { outcome: "noneFree", result: { kind: "freeSlots", slots: [] } },
      ];
    case "bookSlot":
      return [
        { outcome: "booked", result: { kind: "bookSlot", booked: true } },
        { outcome: "taken", result: { kind: "bookSlot", booked: false } },
      ];
    case "claimFiles":
      return claimOf(request, uploads);
  }
}

function firstOf(to: Extract<CallRequest, { kind: "assign" }>["to"]): string {
  return to.kind === "member" ? to.memberId : (to.memberIds[0] ?? "member");
}

/** Judges the pretended files as the server would judge real ones; the verdict it gives comes first. */
function claimOf(
  request: Extract<CallRequest, { kind: "claimFiles" }>,
  uploads: Readonly<Record<string, ClaimedFile>>,
): ExampleResult[] {
  const files = request.fileIds.flatMap((id) => (Object.hasOwn(uploads, id) ? (uploads[id] ?? []) : []));
  const code = files.map((file) => refusalOf(file, request)).find((found) => found !== null) ?? null;
  const refused: ExampleResult = {
    outcome: "filesRefused",
    result: { kind: "claimFiles", files: [], refused: code ?? "file_type" },
  };
  const accepted: ExampleResult = {
    outcome: "filesAccepted",
    result: { kind: "claimFiles", files, refused: null },
  };
  return code ? [refused, accepted] : [accepted, refused];
}

function refusalOf(
  file: ClaimedFile,
  { types, maxBytes }: Extract<CallRequest, { kind: "claimFiles" }>,
): string | null {
  if (file.sizeBytes > maxBytes) return "file_too_large";
  return isAccepted(file, types) ? null : "file_type";
}

/** `image/*` and `application/pdf`; an empty list accepts everything. */
export function isAccepted(file: Pick<ClaimedFile, "type">, types: readonly string[]): boolean {
  return (
    types.length === 0 ||
    types.some((type) => (type.endsWith("/*") ? file.type.startsWith(type.slice(0, -1)) : type === file.type))
  );
}
