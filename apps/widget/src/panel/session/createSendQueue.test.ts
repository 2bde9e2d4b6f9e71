import type { TurnResponse } from "@parley/contracts/widget";
import { describe, expect, it } from "vitest";
import type { Pending } from "./conversationState.ts";
import { createSendQueue } from "./createSendQueue.ts";
import type { Outcome } from "./widgetApi.ts";

type Answer = "ok" | "unreachable" | "limited" | "refused";

const state: TurnResponse["state"] = {
  lastSeq: 0,
  responder: "bot",
  input: null,
  canType: true,
  language: null,
  agentName: null,
  agentsOnline: false,
  teamReadSeq: 0,
  visitorReadSeq: 0,
  liveChatExpiresAt: null,
};

function outcome(answer: Answer): Outcome<TurnResponse> {
  if (answer === "ok") return { ok: true, data: { messages: [], state } };
  return { ok: false, kind: answer, code: answer, detail: "because", waitSeconds: 7 };
}

/** A queue whose waits end at once, in front of a server that answers from a list. */
function arrange(names: string[], answers: Answer[]) {
  const items: Pending[] = names.map((clientId) => ({
    clientId,
    job: { kind: "message", input: { kind: "text", text: clientId } },
    text: clientId,
    createdAt: "2026-01-05T09:00:00.000Z",
    status: "sending",
    problem: null,
    asked: null,
  }));
  const sent: string[] = [];
  const limits: number[] = [];
  const waits: number[] = [];
  let settle = (): void => undefined;
  const settled = new Promise<void>((resolve) => (settle = resolve));
  const queue = createSendQueue({
    next: () => {
      const next = items.find(({ status }) => status !== "refused");
      if (!next) settle();
      return next;
    },
    async send({ clientId }) {
      sent.push(clientId);
      return outcome(answers.shift() ?? "ok");
    },
    confirmed: (pending) =>
      void items.splice(
        items.findIndex(({ clientId }) => clientId === pending.clientId),
        1,
      ),
    marked: ({ clientId }, status, problem) => {
      const index = items.findIndex((item) => item.clientId === clientId);
      items[index] = { ...(items[index] as Pending), status, problem };
      if (status === "failed") settle();
    },
    limited: (seconds) => limits.push(seconds),
    async wait(milliseconds) {
      waits.push(milliseconds);
    },
  });
  return { queue, items, sent, limits, waits, settled };
}

describe("createSendQueue", () => {
  it("sends one after the other, in order", async () => {
    const { queue, items, sent, settled } = arrange(["a", "b", "c"], []);
    queue.run();
    queue.run();
    await settled;
    expect(sent).toEqual(["a", "b", "c"]);
    expect(items).toEqual([]);
  });

  it("repeats with the same client id until the server answers, and only then goes on", async () => {
    const { queue, sent, waits, settled } = arrange(["a", "b"], ["unreachable", "unreachable", "ok"]);
    queue.run();
    await settled;
    expect(sent).toEqual(["a", "a", "a", "b"]);
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
  });

  it("gives up for now after four attempts and keeps what follows behind it", async () => {
    const { queue, items, sent, settled } = arrange(
      ["a", "b"],
      Array.from({ length: 4 }, () => "unreachable"),
    );
    queue.run();
    await settled;
    expect(sent).toEqual(["a", "a", "a", "a"]);
    expect(items.map(({ clientId, status }) => [clientId, status])).toEqual([
      ["a", "failed"],
      ["b", "sending"],
    ]);
  });

  it("waits as long as the server asks for, tells so, and sends the same message again", async () => {
    const { queue, sent, limits, waits, settled } = arrange(["a"], ["limited", "ok"]);
    queue.run();
    await settled;
    expect(sent).toEqual(["a", "a"]);
    expect(waits).toEqual([7_000]);
    expect(limits).toEqual([7, 0]);
  });

  it("puts a refused message aside with the reason and goes on with the next", async () => {
    const { queue, items, sent, settled } = arrange(["a", "b"], ["refused", "ok"]);
    queue.run();
    await settled;
    expect(sent).toEqual(["a", "b"]);
    expect(items).toMatchObject([{ clientId: "a", status: "refused", problem: "because" }]);
  });
});
