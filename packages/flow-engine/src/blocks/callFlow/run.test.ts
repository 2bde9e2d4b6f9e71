import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { step } from "../../step.ts";
import { validate } from "../../validation/validate.ts";

const main = buildDocument(
  { kind: "callFlow", id: "run", settings: { flowId: "f2" }, to: { next: "after" } },
  { kind: "message", id: "after", settings: { text: "Back with {{ answers.size }}" }, to: { next: "bye" } },
  { kind: "end", id: "bye" },
);
const called = buildDocument(
  { kind: "textQuestion", id: "size", settings: { text: "Which size?" }, to: { next: "back" } },
  { kind: "returnFlow", id: "back", settings: { text: "Noted." } },
);
const mainEnvironment = { ...buildEnvironment(), versionId: "v1" };
const calledEnvironment = { ...buildEnvironment(), versionId: "v2" };

describe("call flow and return", () => {
  it("runs the other flow and goes on behind the call with its answers", () => {
    const chat = converse(main, mainEnvironment);
    expect(chat.state).toMatchObject({
      status: "redirecting",
      redirectTo: "f2",
      stack: [{ versionId: "v1", blockId: "run" }],
    });
    const entered = step(called, chat.state, { kind: "enter" }, calledEnvironment);
    expect(textsOf(entered)).toEqual(["Which size?"]);
    const answered = step(
      called,
      entered.state,
      { kind: "input", input: { kind: "text", text: "XL" } },
      calledEnvironment,
    );
    expect(textsOf(answered)).toEqual(["Noted."]);
    expect(answered.state.status).toBe("returning");
    const returned = step(main, answered.state, { kind: "returned" }, mainEnvironment);
    expect(textsOf(returned)).toEqual(["Back with XL"]);
    expect(returned.state).toMatchObject({ status: "ended", stack: [] });
  });

  it("ends the conversation where nobody called", () => {
    const chat = converse(called);
    chat.say("XL");
    expect(chat.state.status).toBe("ended");
    expect(chat.last.trace.at(-1)).toEqual({ kind: "stopped", blockId: "back", reason: "returned" });
  });

  it("passes over a call without a flow and says so before publishing", () => {
    const draft = buildDocument(
      { kind: "callFlow", id: "run", to: { next: "after" } },
      { kind: "message", id: "after", settings: { text: "On" } },
    );
    expect(textsOf(converse(draft).last)).toEqual(["On"]);
    const codes = validate(draft, { channel: "website", flowIds: [] }).map((problem) => problem.code);
    expect(codes).toContain("flow_not_chosen");
    expect(validate(main, { channel: "website", flowIds: ["f1"] }).map((problem) => problem.code)).toContain(
      "flow_not_found",
    );
  });

  it("stops flows that call one another without end", () => {
    let state = converse(main, mainEnvironment).state;
    for (let round = 0; round < 10; round += 1) {
      state = step(main, state, { kind: "enter" }, mainEnvironment).state;
    }
    expect(state.status).toBe("failed");
  });
});
