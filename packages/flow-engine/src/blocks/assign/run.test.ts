import { describe, expect, it } from "vitest";
import type { CallResult } from "../../calls.ts";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";

const target = { kind: "team", memberIds: ["m1", "m2"], method: "leastBusy" };

function start(settings: Record<string, unknown>) {
  return converse(
    buildDocument(
      { kind: "assign", id: "a", settings, to: { next: "ok", unassigned: "none" } },
      { kind: "message", id: "ok", settings: { text: "Assigned" } },
      { kind: "message", id: "none", settings: { text: "Nobody" } },
    ),
  );
}

describe("assign", () => {
  it.each<[CallResult, string]>([
    [{ kind: "assign", assignedTo: "m2" }, "Assigned"],
    [{ kind: "assign", assignedTo: null }, "Nobody"],
    [{ kind: "failed", code: "interrupted", detail: "" }, "Nobody"],
  ])("asks who takes the chat and goes on by %o", (result, said) => {
    const chat = start({ target, onlyBusinessHours: true });
    expect(chat.last.effects).toEqual([
      {
        kind: "call",
        blockId: "a",
        waitToken: 1,
        request: { kind: "assign", to: target, skipOffline: true, onlyBusinessHours: true },
      },
    ]);
    chat.send({ kind: "result", waitToken: 1, result });
    expect(textsOf(chat.last)).toEqual([said]);
  });

  it("assigns nobody while nobody is chosen", () => {
    expect(textsOf(start({}).last)).toEqual(["Nobody"]);
    expect(textsOf(start({ target: { kind: "member", memberId: "" } }).last)).toEqual(["Nobody"]);
  });
});
