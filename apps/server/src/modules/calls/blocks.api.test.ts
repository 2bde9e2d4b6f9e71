// Every kind of call and effect, through blocks of real flows and the public door.

import { api } from "@parley/contracts/api";
import { startHttpServer, type TestHttpServer } from "@parley/testkit/httpServer";
import { fakeClock } from "@parley/testkit/fakeClock";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, botWith, ended, flowOf, textsOf, type BlockSketch } from "../../testing/testFlow.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";
import { REPLY_HEADER } from "./executors/callWebhook.ts";

const clock = fakeClock(new Date());
const WAIT = { timeout: 15_000, interval: 50 };
const outputs = (next: string, other: Record<string, string>) => ({ next, ...other });

describeServer("a block", { clock, env: { EGRESS_ALLOW: "127.0.0.1" } }, (server) => {
  let otherSide: TestHttpServer;
  let replyUrls: string[] = [];
  beforeAll(async () => {
    await server().parley.work();
    otherSide = await startHttpServer((request, response) => {
      const url = request.headers[REPLY_HEADER];
      if (typeof url === "string") replyUrls = [...replyUrls, url];
      response.writeHead(request.url === "/refused" ? 403 : 200).end('{"ok": true}');
    });
  });
  afterAll(() => otherSide.close());

  const workspace = () => ({ workspaceId: server().owner.workspaceId });
  const params = ({ conversationId }: TestVisitor) => ({ ...workspace(), conversationId });
  const open = async (...sketches: BlockSketch[]) =>
    server().openVisitor(await botWith(server(), flowOf(...sketches)));
  const textsSaid = async (visitor: TestVisitor) =>
    textsOf((await server().request(api.listMessages, { params: params(visitor), query: {} })).items);
  const untilSaid = (visitor: TestVisitor, text: string) =>
    vi.waitFor(async () => expect((await textsSaid(visitor)).at(-1)).toBe(text), WAIT);
  const mailsTo = async (address: string) =>
    (
      await server().db.query<{ text: string; subject: string }>(
        "SELECT payload ->> 'text' AS text, payload ->> 'subject' AS subject FROM outbox WHERE payload ->> 'to' = $1 ORDER BY id",
        [address],
      )
    ).rows;

  it("that sends a webhook goes on by its status", async () => {
    const webhook = (path: string): BlockSketch => ({
      id: "hook",
      kind: "webhook",
      settings: { url: `${otherSide.origin}${path}`, body: "{}" },
      outputs: outputs("yes", { failed: "no" }),
    });
    const ends = [ended("yes", "Sent."), ended("no", "Not sent.")];
    await untilSaid(await open(webhook("/fine"), ...ends), "Sent.");
    await untilSaid(await open(webhook("/refused"), ...ends), "Not sent.");
    const hidden = { ...webhook("/"), settings: { url: "http://169.254.169.254/", body: "" } };
    await untilSaid(await open(hidden, ...ends), "Not sent.");
  });

  it("that waits for a reply takes the first one, and goes another way without", async () => {
    const hook: BlockSketch = {
      id: "hook",
      kind: "webhook",
      settings: {
        url: `${otherSide.origin}/later`,
        body: "{}",
        waitForReply: true,
        replyMinutes: 5,
        saveToVariable: "reply",
      },
      outputs: outputs("told", { failed: "no", noReply: "none" }),
    };
    const told = { ...asked("told", "Heard {{ variables.reply }}."), outputs: { next: "no" } };
    const visitor = await open(hook, told, ended("no", "Failed."), ended("none", "No reply."));
    await vi.waitFor(() => expect(replyUrls).toHaveLength(1), WAIT);
    const url = new URL(replyUrls[0] ?? "").pathname;
    const reply = (address: string) =>
      server().app.inject({ method: "POST", url: address, payload: { size: 4 } });
    expect((await reply(`${url}x`)).statusCode).toBe(404);
    expect((await reply(url)).statusCode).toBe(204);
    expect((await textsSaid(visitor)).at(-1)).toBe('Heard {"size":4}.');
    expect((await reply(url)).statusCode).toBe(410);
    const silent = await open(hook, told, ended("no", "Failed."), ended("none", "No reply."));
    await vi.waitFor(() => expect(replyUrls).toHaveLength(2), WAIT);
    await server().db.query(
      "UPDATE tasks.job SET start_after = now() WHERE data ->> 'task' = 'endReplyWait'",
    );
    await untilSaid(silent, "No reply.");
  });

  it("that assigns takes turns among those who are there, and says when nobody is", async () => {
    const one = await server().addColleague("agent");
    const other = await server().addColleague("agent");
    const assign = (settings: object): BlockSketch => ({
      id: "assign",
      kind: "assign",
      settings: { ...settings },
      outputs: outputs("yes", { unassigned: "no" }),
    });
    const ends = [ended("yes", "Assigned."), ended("no", "Nobody.")];
    const memberIds = [one.memberId, other.memberId];
    const team = { kind: "team", memberIds, method: "roundRobin" };
    const takers: (string | undefined)[] = [];
    for (let count = 0; count < 3; count += 1) {
      const visitor = await open(assign({ target: team, skipOffline: false }), ...ends);
      await untilSaid(visitor, "Assigned.");
      const { assignee } = await server().request(api.getConversation, { params: params(visitor) });
      takers.push(assignee?.id);
    }
    expect(new Set(takers.slice(0, 2))).toEqual(new Set(memberIds));
    expect(takers[2]).toBe(takers[0]);
    const busy = await open(
      assign({ target: { ...team, method: "leastBusy" }, skipOffline: false }),
      ...ends,
    );
    await untilSaid(busy, "Assigned.");
    const { assignee } = await server().request(api.getConversation, { params: params(busy) });
    expect(assignee?.id).toBe(takers[1]);
    const gone = { kind: "member", memberId: "f".repeat(24) };
    await untilSaid(await open(assign({ target: gone }), ...ends), "Nobody.");
  });

  it("that sends mails sends each once, and not without end", async () => {
    const again: BlockSketch = {
      id: "mail",
      kind: "sendEmail",
      settings: { to: "boss@example.com", subject: "News", body: "Hello", replyTo: "" },
      outputs: outputs("q", { failed: "stop" }),
    };
    const question = { ...asked("q", "Again?"), outputs: { next: "mail" } };
    const visitor = await open(again, question, ended("stop", "Enough."));
    for (let count = 0; count < 10; count += 1) {
      await untilSaid(visitor, "Again?");
      await visitor.say("Yes");
    }
    await untilSaid(visitor, "Enough.");
    expect(await mailsTo("boss@example.com")).toHaveLength(10);
  });

  it("that proves an address sends a code, knows it, and shows it to nobody", async () => {
    const otp: BlockSketch = {
      id: "otp",
      kind: "otp",
      settings: { to: "ada@example.com" },
      outputs: outputs("yes", { failed: "no" }),
    };
    const visitor = await open(otp, ended("yes", "Proved."), ended("no", "Not proved."));
    await vi.waitFor(
      async () => expect((await visitor.read()).state.input).toMatchObject({ kind: "otp" }),
      WAIT,
    );
    const [mail] = await mailsTo("ada@example.com");
    const code = /\d{6}/.exec(mail?.text ?? "")?.[0] ?? "";
    const wrong = code === "000000" ? "111111" : "000000";
    await visitor.say(wrong);
    await vi.waitFor(
      async () => expect((await visitor.read()).state.input).toMatchObject({ kind: "otp" }),
      WAIT,
    );
    await visitor.say(code);
    await untilSaid(visitor, "Proved.");
    expect(await textsSaid(visitor)).toContain("••••••");
    await server().parley.recorder.flush();
    const { rows } = await server().db.query<{ found: string }>(
      `SELECT content::text AS found FROM messages WHERE content::text LIKE $1
       UNION ALL SELECT session::text FROM conversations WHERE session::text LIKE $1
       UNION ALL SELECT event::text || trace::text || changed_values::text FROM session_steps WHERE event::text || trace::text LIKE $1
       UNION ALL SELECT data::text FROM tasks.job WHERE data::text LIKE $1`,
      [`%"${code}"%`],
    );
    expect(rows).toEqual([]);
  });

  it("that books a time gives it to one visitor, and the team can free it", async () => {
    const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "09:00", to: "10:00" }));
    const block: BlockSketch = {
      id: "visit",
      kind: "appointment",
      settings: { hours: days, slotMinutes: 60, calendarId: "visits" },
      outputs: outputs("yes", { none: "no" }),
    };
    const bot = await botWith(server(), flowOf(block, ended("yes", "Booked."), ended("no", "Full.")));
    const [one, other] = [await server().openVisitor(bot), await server().openVisitor(bot)];
    const offered = async (visitor: TestVisitor) => {
      const { input } = (await visitor.read()).state;
      if (input?.kind !== "appointment") throw new Error("Nothing is offered yet.");
      return input.slots;
    };
    const slots = await vi.waitFor(() => offered(one), WAIT);
    await vi.waitFor(() => offered(other), WAIT);
    const start = slots[2]?.start ?? "";
    await Promise.all([one, other].map((visitor) => visitor.send({ kind: "slot", start })));
    const ends = async () =>
      (await Promise.all([textsSaid(one), textsSaid(other)])).filter((texts) => texts.at(-1) === "Booked.");
    await vi.waitFor(async () => expect(await ends()).toHaveLength(1), WAIT);
    const { items } = await server().request(api.listBookings, {
      params: workspace(),
      query: { calendarId: "visits" },
    });
    expect(items).toMatchObject([{ start, cancelledAt: null }]);
    const freed = { ...workspace(), bookingId: items[0]?.id ?? "" };
    expect((await server().request(api.cancelBooking, { params: freed })).cancelledAt).not.toBeNull();
    expect((await server().openVisitor(bot)).session.messages).toBeDefined();
  });

  it("that notes, tells the team and sets a status does so once, and warns of what is not connected", async () => {
    const visitor = await open(
      asked("q", "Well?"),
      { id: "note", kind: "addNote", settings: { note: "Said {{ answers.q }}" } },
      { id: "tell", kind: "notifyTeam", settings: { message: "Somebody came.", byMail: true } },
      { id: "status", kind: "setStatus", settings: { status: "REVIEW" } },
      { id: "in", kind: "optIn", settings: { action: "in" } },
      { id: "drip", kind: "drip", settings: { action: "start", sequenceId: "welcome" } },
      ended(),
    );
    await visitor.say("Fine");
    const conversation = await server().request(api.getConversation, { params: params(visitor) });
    expect(conversation.status).toBe("REVIEW");
    const contact = { ...workspace(), contactId: conversation.contact.id };
    const { items: notes } = await server().request(api.listNotes, { params: contact });
    expect(notes).toMatchObject([{ description: "Said Fine", authorName: "Test bot" }]);
    await vi.waitFor(
      async () =>
        expect((await mailsTo("owner@example.com")).map(({ text }) => text.split("\n")[0])).toContain(
          "Somebody came.",
        ),
      WAIT,
    );
    expect((await server().request(api.getContact, { params: contact })).optIn).toBe(true);
    await server().parley.recorder.flush();
    const { items: steps } = await server().request(api.listSteps, { params: params(visitor), query: {} });
    expect(steps.at(-1)?.trace).toContainEqual({
      kind: "warning",
      blockId: "drip",
      code: "drip_not_connected",
      detail: "",
    });
  });
});
