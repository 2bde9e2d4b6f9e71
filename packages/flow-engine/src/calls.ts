// What a flow asks of the outside world and waits for. The engine only says what it wants; whoever runs the session
// performs the call and answers with a `result` event that carries the call's token.

import type { TimeSlot } from "@parley/contracts/messages";

export const assignmentMethods = ["roundRobin", "leastBusy"] as const;

export interface HeaderRow {
  name: string;
  value: string;
}

export type CallRequest =
  /** A configured API of the workspace, with the variables it may use. */
  | { kind: "api"; apiId: string; scope: Record<string, unknown> }
  /** A request without a stored definition. With `reply`, the flow waits until somebody posts to the reply address. */
  | {
      kind: "webhook";
      method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
      url: string;
      headers: HeaderRow[];
      body: string;
      timeoutSeconds: number;
      reply: { withinSeconds: number } | null;
    }
  /** Words from the knowledge of the bot. `isLast` says that the allowed number of answers is used up with this one. */
  | { kind: "aiAnswer"; question: string; instructions: string }
  | { kind: "assign"; to: AssignTarget; skipOffline: boolean; onlyBusinessHours: boolean }
  | { kind: "sendEmail"; to: string[]; subject: string; body: string; replyTo: string | null }
  | { kind: "sendCode"; blockId: string; to: string; length: number; validMinutes: number; botName: string }
  | { kind: "checkCode"; blockId: string; code: string }
  /** Whether the domain of an address accepts mail. */
  | { kind: "checkMailDomain"; domain: string }
  /** Which of these times are not taken yet in the calendar of the block. */
  | { kind: "freeSlots"; calendarId: string; slots: TimeSlot[] }
  /** `keepFree` is the time with what must be free around it. */
  | { kind: "bookSlot"; calendarId: string; slot: TimeSlot; keepFree: TimeSlot; title: string }
  /** Names, types and sizes of uploaded files, which must be this visitor's. */
  | { kind: "claimFiles"; fileIds: string[]; types: string[]; maxBytes: number };

export type AssignTarget =
  | { kind: "member"; memberId: string }
  | { kind: "team"; memberIds: string[]; method: (typeof assignmentMethods)[number] };

export interface ClaimedFile {
  id: string;
  name: string;
  type: string;
  sizeBytes: number;
}

/** Every call is answered by its kind, or by `failed` with a stable code; blocks have a way out for both. */
export type CallResult =
  | { kind: "failed"; code: string; detail: string }
  | { kind: "api"; status: number | null; attributes: Record<string, string> }
  | { kind: "webhook"; status: number; body: string }
  | { kind: "aiAnswer"; answer: string | null; suggestions: string[] }
  | { kind: "assign"; assignedTo: string | null }
  | { kind: "sendEmail" }
  | { kind: "sendCode" }
  | { kind: "checkCode"; verdict: "right" | "wrong" | "expired" | "tooManyAttempts" }
  | { kind: "checkMailDomain"; accepts: boolean }
  | { kind: "freeSlots"; slots: TimeSlot[] }
  | { kind: "bookSlot"; booked: boolean }
  | { kind: "claimFiles"; files: ClaimedFile[]; refused: string | null };
