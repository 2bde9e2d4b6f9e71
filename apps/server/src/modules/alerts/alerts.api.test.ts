import { api } from "@parley/contracts/api";
import type { Mail } from "@parley/contracts/api/instance";
import { describeOnDatabases } from "@parley/testkit/databases";
import { fakeClock } from "@parley/testkit/fakeClock";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { startTestServer, type Caller, type TestServer } from "../../testing/startTestServer.ts";
import { asked, botWith, ended, flowOf, said } from "../../testing/testFlow.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });
const soon = { timeout: 15_000, interval: 50 };

const leadFlow = flowOf(
  said("hello", "Hello!"),
  { id: "name", kind: "name", settings: { text: "What is your name?" } },
  asked("secret", "Your PIN, please?", { includeInTranscript: false }),
  asked("wish", "What do you *wish* for?"),
  ended(),
);

describeOnDatabases("alerts", (database) => {
  // Tasks wait by the database's time, so the test begins there too.
  const clock = fakeClock(new Date());
  let server: TestServer;
  let operator: Caller;

  beforeAll(async () => {
    server = await startTestServer({ database: database(), clock });
    operator = { cookie: await server.signIn(server.owner.email) };
    await server.parley.work();
  });
  beforeEach(async () => {
    // What the test before left to be done must not be counted here.
    await settled();
    await server.db.query("DELETE FROM outbox");
  });
  afterAll(() => server.close());

  async function mails(): Promise<Mail[]> {
    return (await server.request(api.listMails, { query: {} }, operator)).items.toReversed();
  }
  async function mailsSoon(count: number): Promise<Mail[]> {
    return vi.waitFor(async () => {
      const found = await mails();
      expect(found).toHaveLength(count);
      return found;
    }, soon);
  }
  /** Until nothing is due: what has not been sent by then is not sent. */
  const settled = () =>
    vi.waitFor(async () => {
      const states = await server.parley.tasks.states();
      expect(states.every(({ waiting, active }) => waiting + active === 0)).toBe(true);
    }, soon);
  /** As if the time of everything that waits had come. */
  const letTimePass = () =>
    server.db.query(
      "UPDATE tasks.job SET start_after = now() WHERE state = 'created' AND start_after > now()",
    );

  const alerts = (settings: object, general: object = {}) => ({
    alerts: { emailAddresses: ["team@example.com"], ...settings },
    general,
  });

  it("mails a lead's facts and transcript when the flow ends, without what its author left out", async () => {
    const bot = await botWith(server, leadFlow, alerts({ subject: "A lead!" }));
    const visitor = await server.openVisitor(bot, undefined, {
      page: { url: "https://shop.example/prices", title: "Prices" },
    });
    for (const answer of ["Ada Lovelace", "1234", "A *calm* day"]) await visitor.say(answer);
    const [mail] = await mailsSoon(1);
    expect(mail).toMatchObject({ to: "team@example.com", subject: "A lead!: Ada Lovelace" });
    expect(mail?.text).toContain("Name: Ada Lovelace\nPage: https://shop.example/prices");
    expect(mail?.text).toContain(`http://localhost:3000/inbox/${visitor.conversationId}`);
    expect(mail?.text).toContain(
      [
        "Test bot: Hello!",
        "Test bot: What is your name?",
        "Visitor: Ada Lovelace",
        "Test bot: What do you wish for?",
        "Visitor: A *calm* day",
        "Test bot: Goodbye!",
      ]
        .join("\n")
        .replace("*calm*", "calm"),
    );
    expect(mail?.text).not.toContain("PIN");
    expect(mail?.text).not.toContain("1234");
  });

  it("mails the owners when no address is named, and each address alone when several are", async () => {
    const toOwners = await server.openVisitor(await botWith(server, leadFlow));
    for (const answer of ["Bo", "1", "2"]) await toOwners.say(answer);
    expect((await mailsSoon(1)).map(({ to }) => to)).toEqual([server.owner.email]);

    const emailAddresses = ["one@example.com", "two@example.com"];
    const toBoth = await server.openVisitor(await botWith(server, leadFlow, alerts({ emailAddresses })));
    for (const answer of ["Cy", "1", "2"]) await toBoth.say(answer);
    expect(
      (await mailsSoon(3))
        .slice(1)
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(emailAddresses);
  });

  it("is silent when switched off, and about visitors who are no leads", async () => {
    const off = await server.openVisitor(await botWith(server, leadFlow, alerts({ emailEnabled: false })));
    for (const answer of ["Di", "1", "2"]) await off.say(answer);
    const anonymous = flowOf(asked("wish", "What do you wish for?"), ended());
    const nobody = await server.openVisitor(await botWith(server, anonymous, alerts({})));
    await nobody.say("Peace");
    await settled();
    expect(await mails()).toEqual([]);
  });

  it("mails an answer at once when its question asks for it", async () => {
    const flow = flowOf(
      asked("urgent", "What is broken?", { notifyOnReply: true }),
      asked("more", "Since when?"),
      ended(),
    );
    const visitor = await server.openVisitor(await botWith(server, flow, alerts({})));
    await visitor.say("Everything");
    const [mail] = await mailsSoon(1);
    expect(mail?.subject).toBe("New lead from your website bot: A visitor");
    expect(mail?.text).toContain("What is broken?\n> Everything");
    await visitor.say("Today");
    await settled();
    expect(await mails()).toHaveLength(1);
  });

  it("writes the mail with the turn: a send repeated by the widget sends nothing twice", async () => {
    const visitor = await server.openVisitor(await botWith(server, leadFlow, alerts({})));
    for (const answer of ["Ed", "1"]) await visitor.say(answer);
    await Promise.all([visitor.say("2", "last"), visitor.say("2", "last"), visitor.say("2", "last")]);
    await mailsSoon(1);
    await server.db.query(
      "UPDATE tasks.job SET state = 'created', completed_on = NULL WHERE data ->> 'task' = 'sendLeadAlert'",
    );
    await settled();
    expect(await mails()).toHaveLength(1);
  });

  it("mails about a lead who leaves before the end, once, and only where this is wanted", async () => {
    const wanted = alerts({}, { sendIncomplete: true });
    const visitor = await server.openVisitor(await botWith(server, leadFlow, wanted));
    await visitor.say("Flo");
    await settled();
    expect(await mails()).toEqual([]);
    await letTimePass();
    const [mail] = await mailsSoon(1);
    expect(mail?.subject).toBe("New lead from your website bot: Flo (unfinished)");
    expect(mail?.text).toContain("Visitor: Flo");

    await visitor.say("1");
    await letTimePass();
    await settled();
    expect(await mails()).toHaveLength(1);
    await visitor.say("done");
    expect((await mailsSoon(2))[1]?.subject).toBe("New lead from your website bot: Flo");
    await letTimePass();
    await settled();
    expect(await mails()).toHaveLength(2);

    const unwanted = await server.openVisitor(await botWith(server, leadFlow, alerts({})));
    await unwanted.say("Gus");
    await letTimePass();
    await settled();
    expect(await mails()).toHaveLength(2);
  });

  it("does not call somebody lost who wrote again or talks with a person", async () => {
    const wanted = alerts({}, { sendIncomplete: true });
    const visitor = await server.openVisitor(await botWith(server, leadFlow, wanted));
    await visitor.say("Hal");
    await visitor.act("requestLiveChat");
    await letTimePass();
    await settled();
    expect(await mails()).toEqual([]);
  });

  it("mails when a known lead comes back, once for a visit, where this is wanted", async () => {
    const bot = await botWith(server, leadFlow, alerts({ revisitNotifications: true }));
    const visitor = await server.openVisitor(bot);
    await visitor.reopen({ isNewVisit: true });
    await settled();
    expect(await mails()).toEqual([]);

    await visitor.say("Ivy");
    await visitor.reopen({ isNewVisit: false });
    await settled();
    expect(await mails()).toEqual([]);
    await visitor.reopen({ isNewVisit: true });
    const [mail] = await mailsSoon(1);
    expect(mail).toMatchObject({ to: "team@example.com", subject: "Ivy is back: Test bot" });
    await visitor.reopen({ isNewVisit: true });
    await settled();
    expect(await mails()).toHaveLength(1);

    clock.advance(7 * 60 * 60 * 1_000);
    await visitor.reopen({ isNewVisit: true });
    await mailsSoon(2);
  });

  it("does not let a visitor fill the mailbox", async () => {
    const flow = flowOf(
      { id: "name", kind: "name", settings: { text: "Your name?", notifyOnReply: true } },
      ended(),
    );
    const visitor = await server.openVisitor(await botWith(server, flow, alerts({})));
    for (let round = 0; round < 25; round += 1) {
      await visitor.say(`Jo ${round}`);
      await visitor.act("restart");
    }
    await settled();
    expect(await mails()).toHaveLength(20);
  });
});
