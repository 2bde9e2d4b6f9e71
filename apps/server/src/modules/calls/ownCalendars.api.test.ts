// Calendars of blocks that name none, and the time kept free around what is booked.

import { api } from "@parley/contracts/api";
import { fakeClock } from "@parley/testkit/fakeClock";
import { beforeAll, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { botWith, ended, flowOf, publish, textsOf } from "../../testing/testFlow.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";

const clock = fakeClock(new Date());
const WAIT = { timeout: 15_000, interval: 50 };
const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "09:00", to: "12:00" }));

describeServer("a block that books", { clock }, (server) => {
  beforeAll(() => server().parley.work());

  const botThatBooks = (settings: object) =>
    botWith(
      server(),
      flowOf(
        {
          id: "visit",
          kind: "appointment",
          settings: { hours, slotMinutes: 60, ...settings },
          outputs: { next: "yes", none: "no" },
        },
        ended("yes", "Booked."),
        ended("no", "Full."),
      ),
    );
  const offered = (visitor: TestVisitor) =>
    vi.waitFor(async () => {
      const { input } = (await visitor.read()).state;
      if (input?.kind !== "appointment") throw new Error("Nothing is offered yet.");
      return input.slots.map(({ start }) => start);
    }, WAIT);
  const untilSaid = (visitor: TestVisitor, text: string) =>
    vi.waitFor(async () => expect(textsOf((await visitor.read()).messages)).toContain(text), WAIT);

  it("and names no calendar shares none with a copy of its bot", async () => {
    const bots = [await botThatBooks({}), await botThatBooks({})];
    const visitors = await Promise.all(bots.map((bot) => server().openVisitor(bot)));
    let start = "";
    for (const visitor of visitors) {
      [start = ""] = await offered(visitor);
      await visitor.send({ kind: "slot", start });
      await untilSaid(visitor, "Booked.");
    }
    const { items } = await server().request(api.listBookings, {
      params: { workspaceId: server().owner.workspaceId },
      query: {},
    });
    expect(items.map((booking) => booking.start)).toEqual([start, start]);
    expect(new Set(items.map(({ calendarId }) => calendarId))).toEqual(
      new Set(bots.map(({ id, defaultFlowId }) => `${id}/${defaultFlowId}/visit`)),
    );
  });

  it("and names no calendar shares none with a copy of its flow", async () => {
    const booking = (text: string, next: string) => ({
      id: "visit",
      kind: "appointment",
      settings: { text, hours, slotMinutes: 60 },
      outputs: { next, none: "no" },
    });
    const bot = await server().createBot({ name: "Two calendars" });
    const params = { workspaceId: server().owner.workspaceId, botId: bot.id };
    const copy = await server().request(api.createFlow, { params, body: { name: "Copy" } });
    const copyId = copy.flow.id;
    await publish(
      server(),
      copyId,
      flowOf(booking("And when again?", "yes"), ended("yes", "Booked."), ended("no", "Full.")),
    );
    await publish(
      server(),
      bot.defaultFlowId,
      flowOf(
        booking("When?", "go"),
        { id: "go", kind: "redirect", settings: { flowId: copyId }, outputs: {} },
        ended("no", "Full."),
      ),
    );
    const visitor = await server().openVisitor(bot);
    const [start = ""] = await offered(visitor);
    await visitor.send({ kind: "slot", start });
    await untilSaid(visitor, "And when again?");
    expect(await offered(visitor)).toContain(start);
    await visitor.send({ kind: "slot", start });
    await untilSaid(visitor, "Booked.");
    const { items } = await server().request(api.listBookings, {
      params: { workspaceId: params.workspaceId },
      query: { botId: bot.id },
    });
    expect(new Set(items.map(({ calendarId }) => calendarId))).toEqual(
      new Set([bot.defaultFlowId, copyId].map((flowId) => `${bot.id}/${flowId}/visit`)),
    );
  });

  it("keeps free what it promised, whoever chooses at the same moment", async () => {
    const bot = await botThatBooks({ bufferBefore: 30, calendarId: "tight" });
    const [one, other] = [await server().openVisitor(bot), await server().openVisitor(bot)];
    const [first = "", second = ""] = await offered(one);
    expect(await offered(other)).toContain(second);
    expect(Date.parse(second) - Date.parse(first)).toBe(60 * 60_000);
    await one.send({ kind: "slot", start: first });
    await untilSaid(one, "Booked.");
    await other.send({ kind: "slot", start: second });
    await untilSaid(other, "This time has just been taken. Please choose another one.");
    expect(await offered(other)).not.toContain(second);
  });

  it("is listed with who booked, what is to come first to last and what is past last to first", async () => {
    const bot = await botThatBooks({ calendarId: "listed" });
    const visitor = await server().openVisitor(bot);
    const offers = await offered(visitor);
    const [first = "", second = ""] = offers;
    await visitor.send({ kind: "slot", start: second });
    await untilSaid(visitor, "Booked.");
    const other = await server().openVisitor(bot);
    await offered(other);
    await other.send({ kind: "slot", start: first });
    await untilSaid(other, "Booked.");

    const params = { workspaceId: server().owner.workspaceId };
    const list = (query: object) =>
      server().request(api.listBookings, { params, query: { botId: bot.id, limit: 1, ...query } });
    const page = await list({});
    expect(page.items).toMatchObject([
      { start: first, bot: { id: bot.id, name: bot.name }, cancelledAt: null },
    ]);
    expect(page.items[0]?.contact?.id).toMatch(/^[0-9a-f]{24}$/);
    const next = await list({ cursor: page.nextCursor ?? "" });
    expect(next).toMatchObject({ items: [{ start: second }], nextCursor: null });

    const from = new Date(Date.parse(second) + 60_000).toISOString();
    const past = await list({ period: "past", from });
    expect(past.items).toMatchObject([{ start: second }]);
    expect(await list({ period: "past", from, cursor: past.nextCursor ?? "" })).toMatchObject({
      items: [{ start: first }],
      nextCursor: null,
    });
    expect(await list({ from })).toEqual({ items: [], nextCursor: null });

    const bookingId = next.items[0]?.id ?? "";
    const cancelled = await server().request(api.cancelBooking, { params: { ...params, bookingId } });
    expect(cancelled).toMatchObject({ bot: { id: bot.id }, contact: next.items[0]?.contact });
    expect(cancelled.cancelledAt).not.toBeNull();
  });
});
