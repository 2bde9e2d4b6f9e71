import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi, type Mock } from "vitest";
import { messageId, openTelegram, type TestTelegram } from "./testing.ts";

const HOUR_MS = 3_600_000;
const LONGEST_WAIT_MS = 50_000;

let test: TestTelegram;
let timers: Mock<TestTelegram["telegram"]["clock"]["after"]>;
beforeEach(async () => {
  test = await openTelegram();
  timers = vi.spyOn(test.telegram.clock, "after");
});
afterEach(() => test.close());

const say = (text: string) => test.telegram.users.sendText({ user: test.userId, text });
const ids = ({ body }: { body: Record<string, unknown> }) =>
  (body["result"] as { update_id: number }[]).map(({ update_id }) => update_id);

describe("getUpdates", () => {
  const poll = (body: Record<string, unknown> = {}) => test.call("getUpdates", body);

  it("gives what was not confirmed, and forgets what was", async () => {
    for (const text of ["a", "b", "c"]) say(text);
    const [first = 0, second = 0, third = 0] = ids(await poll());
    expect([second, third]).toEqual([first + 1, first + 2]);
    expect(ids(await poll({ offset: second }))).toEqual([second, third]);
    expect(ids(await poll({ offset: -1 }))).toEqual([third]);
    expect(test.updates()).toHaveLength(1);
  });

  it("slows a client down that asks for the same again", async () => {
    for (const text of ["a", "b"]) say(text);
    expect(ids(await poll())).toHaveLength(2);
    expect(ids(await poll())).toHaveLength(1);
    test.telegram.clock.advance(500);
    expect(ids(await poll())).toHaveLength(2);
  });

  const waitsFor = async (state: () => boolean) => {
    while (!state()) await pause(1);
  };
  const pollToArrive = () => waitsFor(() => timers.mock.calls.some(([ms]) => ms === LONGEST_WAIT_MS));

  it("waits, at most 50 seconds", async () => {
    let isDone = false;
    const waiting = poll({ timeout: 500 }).finally(() => (isDone = true));
    await pollToArrive();
    test.telegram.clock.advance(49_999);
    await pause(5);
    expect(isDone).toBe(false);
    test.telegram.clock.advance(1);
    expect((await waiting).body).toEqual({ ok: true, result: [] });
  });

  it("ends its wait with the first update", async () => {
    const waiting = poll({ timeout: 50 });
    await pollToArrive();
    say("now");
    expect(ids(await waiting)).toHaveLength(1);
  });

  it("conflicts with a webhook and with a second poll", async () => {
    let first = 0;
    const older = poll({ timeout: 50 }).then((answer) => {
      first = answer.status;
      return answer;
    });
    await pollToArrive();
    const newer = poll({ timeout: 50, offset: 1 });
    expect((await older).body).toEqual({
      ok: false,
      error_code: 409,
      description:
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    await waitsFor(() => first === 409);
    await test.call("setWebhook", { url: "http://127.0.0.1:9/hook" });
    expect((await newer).status).toBe(409);
    expect((await poll()).body["description"]).toBe(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  });

  it("gives only the kinds that were asked for", async () => {
    const { message_id } = test.telegram.users.sendText({ user: test.userId, text: "a" });
    const react = () =>
      test.telegram.users.react({ user: test.userId, messageId: message_id, emoji: ["👍"] });
    react();
    expect(test.updates()).toHaveLength(1);
    await poll({ allowed_updates: ["message_reaction"], offset: 1 });
    react();
    say("unseen");
    expect(test.updates().at(-1)).toMatchObject({ message_reaction: { new_reaction: [{ emoji: "👍" }] } });
    expect(test.updates()).toHaveLength(2);
    await poll({ allowed_updates: [], offset: 2 });
    say("seen");
    expect(test.updates()).toHaveLength(3);
  });

  it("forgets messages after a day and presses after 150 seconds", async () => {
    const sent = await test.call("sendMessage", {
      chat_id: test.userId,
      text: "Pick",
      reply_markup: { inline_keyboard: [[{ text: "A", callback_data: "a" }]] },
    });
    say("text");
    test.telegram.users.press({ user: test.userId, messageId: messageId(sent), data: "a" });
    expect(test.updates()).toHaveLength(2);
    test.telegram.clock.advance(150_000);
    expect(test.updates()).toHaveLength(1);
    test.telegram.clock.advance(24 * HOUR_MS);
    expect(test.updates()).toEqual([]);
  });
});
