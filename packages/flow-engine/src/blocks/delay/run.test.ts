import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const document = (amount: number, unit: string) =>
  buildDocument(
    { kind: "delay", id: "d", settings: { amount, unit }, to: { next: "m" } },
    { kind: "message", id: "m", settings: { text: "Still there?", delaySeconds: 1 }, to: { next: "d2" } },
    { kind: "delay", id: "d2", settings: { amount: 1, unit: "days" }, to: { next: "end" } },
    { kind: "end", id: "end" },
  );

describe("delay", () => {
  it("is a typing pause up to five seconds", () => {
    const chat = converse(document(5, "seconds"));
    expect(chat.last.effects[0]).toMatchObject({ kind: "send", delayMs: 6000 });
  });

  it("sleeps for longer and wakes with its timer", () => {
    const chat = converse(document(10, "minutes"));
    expect(chat.last.effects).toEqual([{ kind: "wait", waitToken: 1, until: "2026-03-02T09:40:00.000Z" }]);
    expect(chat.state).toMatchObject({
      status: "waiting",
      blockId: "d",
      waitUntil: "2026-03-02T09:40:00.000Z",
    });

    chat.send({ kind: "timer", waitToken: 1 }, buildEnvironment({ now: "2026-03-02T09:40:01.000Z" }));
    expect(textsOf(chat.last)).toEqual(["Still there?"]);
    expect(chat.state).toMatchObject({
      status: "waiting",
      waitToken: 2,
      waitUntil: "2026-03-03T09:40:01.000Z",
    });

    chat.send({ kind: "timer", waitToken: 1 });
    expect(chat.last).toMatchObject({ effects: [], trace: [{ reason: "timer_outdated" }] });
    chat.send({ kind: "timer", waitToken: 2 });
    expect(chat.state.status).toBe("ended");
  });

  it("ignores what is typed while it sleeps", () => {
    const chat = converse(document(1, "hours"));
    expect(chat.say("hello?").effects).toEqual([]);
    expect(chat.state.status).toBe("waiting");
  });

  it("does not accept the timer of a conversation before", () => {
    const chat = converse(document(1, "hours"));
    chat.send({ kind: "start" });
    expect(chat.state.waitToken).toBe(2);
    chat.send({ kind: "timer", waitToken: 1 });
    expect(chat.state.status).toBe("waiting");
  });
});
