import { randomUUID } from "node:crypto";
import { api } from "@parley/contracts/api";
import type { Bot } from "@parley/contracts/api/bots";
import type { RealtimeEvent } from "@parley/contracts/events";
import { describeOnDatabases } from "@parley/testkit/databases";
import { fakeClock } from "@parley/testkit/fakeClock";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { workspaceTopic } from "../../platform/realtime/index.ts";
import { startTestServer, type TestServer } from "../../testing/startTestServer.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const phone = z.object({ number: z.string(), prefix: z.string() });
const chat = z.object({
  _id: z.string(),
  uuid: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  isOnline: z.boolean(),
  status: z.string(),
  websiteVisits: z.number(),
  _agentAssigned: z.string().nullable(),
  lastSeenAt: z.string(),
  lastMessage: z.object({ at: z.string(), by: z.string(), text: z.string() }),
  profile: z.object({
    notes: z.array(z.object({ _id: z.string(), title: z.string(), description: z.string() })),
    userDetails: z.object({
      name: z.string(),
      userProvidedName: z.string(),
      picture: z.string(),
      contact: z.object({ email: z.string(), phone }),
      city: z.string(),
      country: z.string(),
      gender: z.string(),
      tags: z.array(z.string()),
      attributes: z.array(z.object({ key: z.string(), value: z.string() })),
    }),
  }),
});
type Chat = z.infer<typeof chat>;

describeOnDatabases("the compatible endpoints", (database) => {
  const clock = fakeClock();
  let server: TestServer;
  let bot: Bot;
  let token: string;
  let ids: { botId: string; customerId: string };

  beforeAll(async () => {
    server = await startTestServer({ database: database(), clock });
    bot = await server.createBot();
    ids = { botId: bot.id, customerId: server.owner.workspaceId };
    token = await tokenOf(bot);
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => server.close());

  async function tokenOf({ id }: Bot, person = server.owner): Promise<string> {
    const params = { workspaceId: person.workspaceId, botId: id };
    return (await server.request(api.getBotCredentials, { params }, person)).websiteToken;
  }

  const put = (body: unknown, headers: Record<string, string> = { "x-bp-token": token }) =>
    server.app.inject({
      method: "PUT",
      url: "/inbox/direct/lead",
      headers: { "content-type": "application/json", ...headers },
      payload: typeof body === "string" ? body : JSON.stringify(body),
    });
  const get = (query: Record<string, string>, headers: Record<string, string> = { "x-bot-token": token }) =>
    server.app.inject({ url: "/inbox/direct/chats", query, headers });

  async function chats(type: "lead" | "non-lead", page = 1): Promise<Chat[]> {
    const response = await get({ ...ids, type, page: String(page) });
    expect(response.statusCode).toBe(200);
    const { data, ...rest } = response.json<{ data: unknown }>();
    expect(rest).toEqual({ success: true, message: "ok", code: 200 });
    return z.array(chat).parse(data);
  }
  async function chatOf(uuid: string): Promise<Chat | undefined> {
    return [...(await chats("lead")), ...(await chats("non-lead"))].find((found) => found.uuid === uuid);
  }
  async function save(lead: Record<string, unknown>): Promise<Chat> {
    const uuid = typeof lead.uuid === "string" ? lead.uuid : randomUUID();
    const response = await put({ ...ids, ...lead, uuid });
    expect([response.statusCode, response.json()]).toEqual([
      200,
      { success: true, message: "ok", code: 200 },
    ]);
    const saved = await chatOf(uuid.toLowerCase());
    if (!saved) throw new Error("The lead was not found afterwards.");
    return saved;
  }

  it("makes a lead with everything that was sent, and gives it back in full", async () => {
    const uuid = randomUUID();
    const agentId = server.owner.memberId;
    const saved = await save({
      uuid,
      agentId,
      status: "INPROGRESS",
      picture: "https://example.com/p.png",
      name: "Test Visitor",
      email: "visitor@example.com",
      phone: "5550100",
      dialCode: "+1",
      notes: [{ title: "Budget", description: "Asked for a quote" }],
      tags: ["vip"],
      attributes: [{ key: "plan", value: "gold" }],
    });
    expect(saved).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      uuid,
      createdAt: "2026-01-05T09:00:00.000Z",
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      isOnline: false,
      status: "INPROGRESS",
      websiteVisits: 0,
      _agentAssigned: agentId,
      lastSeenAt: "2026-01-05T09:00:00.000Z",
      lastMessage: { at: "", by: "", text: "" },
      profile: {
        notes: [
          {
            _id: expect.stringMatching(/^[0-9a-f]{24}$/),
            title: "Budget",
            description: "Asked for a quote",
          },
        ],
        userDetails: {
          name: "Test Visitor",
          userProvidedName: "Test Visitor",
          picture: "https://example.com/p.png",
          contact: { email: "visitor@example.com", phone: { number: "5550100", prefix: "1" } },
          city: "",
          country: "",
          gender: "",
          tags: ["vip"],
          attributes: [{ key: "plan", value: "gold" }],
        },
      },
    });
  });

  it("updates the lead of the same visitor: notes and tags are added, attributes replaced by key", async () => {
    const first = await save({
      name: "First",
      email: "first@example.com",
      phone: "1",
      dialCode: "49",
      tags: ["a", "b"],
      notes: [{ title: "One", description: "" }],
      attributes: [
        { key: "plan", value: "silver" },
        { key: "seats", value: 3 },
      ],
    });
    const second = await save({
      uuid: first.uuid.toUpperCase(),
      name: "Second",
      phone: "2",
      tags: ["b", "c"],
      notes: [{ title: "Two", description: "again" }],
      attributes: [{ key: "plan", value: "gold" }],
    });
    expect(second._id).toBe(first._id);
    expect(second.profile.notes.map(({ title }) => title)).toEqual(["One", "Two"]);
    expect(second.profile.userDetails).toMatchObject({
      name: "Second",
      contact: { email: "first@example.com", phone: { number: "2", prefix: "49" } },
      tags: ["a", "b", "c"],
    });
    expect(second.profile.userDetails.attributes.toSorted(byKey)).toEqual([
      { key: "plan", value: "gold" },
      { key: "seats", value: "3" },
    ]);
  });

  it.each([false, null, "", undefined])(
    "leaves the agent as it is for %j, and refuses true",
    async (agentId) => {
      const { uuid } = await save({ name: "A", agentId: server.owner.memberId });
      expect(await save({ uuid, agentId })).toMatchObject({ _agentAssigned: server.owner.memberId });
      const refusal = await put({ ...ids, uuid, agentId: true });
      expect(refusal.json()).toMatchObject({ code: 400, data: ["agentId must be the id of an agent"] });
    },
  );

  it("does not assign to somebody of another account", async () => {
    const { memberId } = await server.signUp();
    expect((await put({ ...ids, uuid: randomUUID(), agentId: memberId })).json()).toMatchObject({
      success: false,
      code: 400,
      data: ["agentId is not the id of an active agent of this account"],
    });
  });

  it("keeps nothing known of somebody who is known by uuid alone, and lists them as no lead", async () => {
    const saved = await save({ tags: ["newsletter"] });
    expect((await chats("non-lead")).map(({ uuid }) => uuid)).toContain(saved.uuid);
    expect((await chats("lead")).map(({ uuid }) => uuid)).not.toContain(saved.uuid);
    expect(saved.profile.userDetails.contact).toEqual({ email: "", phone: { number: "", prefix: "" } });
  });

  it("finds the chat a visitor has with the bot, and who spoke last", async () => {
    const visitor = await server.openVisitor(bot);
    const before = await chatOf(visitor.uuid);
    expect(before).toMatchObject({
      _id: visitor.conversationId,
      websiteVisits: 1,
      lastMessage: { by: "bot" },
    });
    await visitor.act("requestLiveChat");
    await visitor.say("Is anybody there?");
    expect(await save({ uuid: visitor.uuid, name: "Known" })).toMatchObject({
      _id: visitor.conversationId,
      lastMessage: { by: "user", text: "Is anybody there?" },
    });
  });

  it("tells the inbox at once", async () => {
    const events: RealtimeEvent[] = [];
    const topic = workspaceTopic(server.owner.workspaceId);
    const stop = server.parley.bus.subscribe<RealtimeEvent>(topic, (event) => events.push(event));
    const { _id } = await save({
      name: "News",
      status: "REVIEW",
      picture: "https://example.com/n.png",
      notes: [{ title: "N" }],
    });
    stop();
    const shown = events.filter((event) => event.kind === "conversation").at(-1);
    expect(shown?.conversation).toMatchObject({
      id: _id,
      status: "REVIEW",
      contact: { name: "News", picture: "https://example.com/n.png", isLead: true },
    });
    expect(events.some((event) => event.kind === "contact" && event.contact.name === "News")).toBe(true);
  });

  it("ends a chat that is closed, as when a member closes it", async () => {
    const visitor = await server.openVisitor(bot);
    await visitor.act("requestLiveChat");
    expect(await save({ uuid: visitor.uuid, status: "CLOSED" })).toMatchObject({ status: "CLOSED" });
    const { messages, state } = await visitor.read();
    expect(messages.at(-1)?.content).toMatchObject({ kind: "event", event: "closed" });
    expect(state.responder).toBe("bot");
  });

  it.each([
    [{ uuid: undefined }, "uuid is required"],
    [{ uuid: "me" }, "uuid must be a uuid"],
    [{ botId: undefined }, "botId is required"],
    [{ customerId: 7 }, "customerId must be a string"],
    [{ status: "DONE" }, "status must be one of OPEN, INPROGRESS, REVIEW, ONHOLD, DEPENDANCY, CLOSED"],
    [{ picture: "javascript:alert(1)" }, "picture must be an http(s) address"],
    [{ email: "nobody" }, "email must be an e-mail address"],
    [{ dialCode: "one" }, "dialCode must be a dial code such as +1"],
    [{ notes: [{}] }, "notes[0] needs a title or a description"],
    [{ notes: { title: "x" } }, "notes must be an array"],
    [{ tags: ["fine", ""] }, "tags[1] is required"],
    [{ attributes: [{ value: "gold" }] }, "attributes[0].key is required"],
    [{ name: "x".repeat(101) }, "name must have at most 100 characters"],
  ])("refuses %j with a sentence in an array", async (wrong, sentence) => {
    const response = await put({ uuid: randomUUID(), ...ids, ...wrong });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({
      success: false,
      message: "Validation failed",
      error: "Validation failed",
      data: [sentence],
      code: 400,
    });
  });

  it("refuses what is no JSON object, with the same envelope", async () => {
    const envelope = { success: false, code: 400, data: [expect.any(String)] };
    expect((await put("{")).json()).toMatchObject(envelope);
    expect((await put("")).json()).toMatchObject({
      ...envelope,
      data: ["uuid is required", "botId is required", "customerId is required"],
    });
    expect((await put("[1]")).json()).toMatchObject({
      ...envelope,
      data: ["the body must be a JSON object"],
    });
  });

  it("refuses more tags than a contact may have, and stores none of them", async () => {
    const { uuid } = await save({ name: "T", tags: Array.from({ length: 100 }, (_, index) => `t${index}`) });
    expect((await put({ ...ids, uuid, tags: ["one more"] })).json()).toMatchObject({
      code: 400,
      data: ["The limit of 100 is reached."],
    });
    expect((await chatOf(uuid))?.profile.userDetails.tags).toHaveLength(100);
  });

  it("takes the token under either name in any spelling, and no other", async () => {
    const body = { ...ids, uuid: randomUUID() };
    for (const headers of [
      { "x-bp-token": token },
      { "x-bot-token": token },
      { "X-BP-Token": token },
      { "X-Bot-TOKEN": token, "x-bp-token": token },
    ] as Record<string, string>[])
      expect((await put(body, headers)).statusCode).toBe(200);
    expect((await get({ ...ids, page: "1", type: "lead" }, { "X-Bp-Token": token })).statusCode).toBe(200);

    for (const headers of [
      {},
      { "x-bp-token": "site_wrong" },
      { "x-bp-token": token, "x-bot-token": "site_other" },
      { authorization: `Bearer ${token}` },
    ] as Record<string, string>[]) {
      const refusal = await put(body, headers);
      expect([refusal.statusCode, refusal.json()]).toMatchObject([401, { success: false, code: 401 }]);
      expect((await get({ ...ids, page: "1", type: "lead" }, headers)).statusCode).toBe(401);
    }
  });

  it("does not open another bot or account to a token", async () => {
    const other = await server.createBot({ name: "Other bot" });
    const stranger = await server.signUp();
    const foreign = await server.createBot(undefined, stranger);
    const foreignToken = await tokenOf(foreign, stranger);
    const page = { page: "1", type: "lead" };
    for (const [given, key] of [
      [{ ...ids, botId: other.id }, token],
      [{ ...ids, customerId: stranger.workspaceId }, token],
      [{ botId: foreign.id, customerId: stranger.workspaceId }, token],
      [ids, foreignToken],
    ] as const) {
      expect((await put({ ...given, uuid: randomUUID() }, { "x-bp-token": key })).statusCode).toBe(401);
      expect((await get({ ...given, ...page }, { "x-bp-token": key })).statusCode).toBe(401);
    }
  });

  it("forgets a token that was replaced, at once", async () => {
    const rotated = await server.createBot({ name: "Rotated" });
    const old = await tokenOf(rotated);
    const params = { workspaceId: server.owner.workspaceId, botId: rotated.id };
    await server.request(api.rotateBotCredential, { params, body: { credential: "websiteToken" } });
    const query = { botId: rotated.id, customerId: ids.customerId, page: "1", type: "lead" };
    expect((await get(query, { "x-bp-token": old })).statusCode).toBe(401);
    expect((await get(query, { "x-bp-token": await tokenOf(rotated) })).statusCode).toBe(200);
  });

  it("lists newest first, page by page, and ends with an empty page", async () => {
    const many = await server.createBot({ name: "Many" });
    const own = { botId: many.id, customerId: ids.customerId };
    const key = { "x-bp-token": await tokenOf(many) };
    const uuids = Array.from({ length: 53 }, () => randomUUID());
    for (const uuid of uuids) await put({ ...own, uuid, name: "N" }, key);
    const listed: string[] = [];
    for (const page of ["1", "2", "3", "9999"]) {
      const { data } = (await get({ ...own, page, type: "lead" }, key)).json<{ data: Chat[] }>();
      listed.push(...data.map(({ uuid }) => uuid));
    }
    expect(listed).toEqual(uuids.toReversed());
  });

  it.each([
    [{ page: "0" }, "page must be a number from 1 on"],
    [{ page: "x" }, "page must be a number from 1 on"],
    [{ page: undefined }, "page is required"],
    [{ type: "all" }, "type must be lead or non-lead"],
    [{ botId: undefined }, "botId is required"],
  ])("refuses a listing with %j", async (wrong, sentence) => {
    const given = Object.entries({ ...ids, page: "1", type: "lead", ...wrong });
    const query = Object.fromEntries(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
    expect((await get(query)).json()).toMatchObject({ success: false, code: 400, data: [sentence] });
  });

  it("answers unknown paths, too many requests and its own faults with the envelope", async () => {
    const missing = await server.app.inject({ url: "/inbox/direct/leads" });
    expect([missing.statusCode, missing.json()]).toMatchObject([404, { success: false, code: 404 }]);
    const wrongMethod = await server.app.inject({ method: "POST", url: "/inbox/direct/lead" });
    expect(wrongMethod.json()).toMatchObject({ success: false, code: 404 });

    vi.spyOn(server.parley.runtime, "change").mockRejectedValueOnce(new Error("a defect"));
    const fault = await put({ ...ids, uuid: randomUUID() });
    expect([fault.statusCode, fault.json()]).toMatchObject([500, { success: false, code: 500 }]);
    expect(fault.body).not.toContain("a defect");

    const eager = await server.createBot({ name: "Eager" });
    const key = { "x-bp-token": await tokenOf(eager) };
    const query = { botId: eager.id, customerId: ids.customerId, page: "1", type: "lead" };
    for (let count = 0; count < 300; count += 1) await get(query, key);
    const limited = await get(query, key);
    expect([limited.statusCode, limited.json()]).toMatchObject([429, { success: false, code: 429 }]);
    expect(Number(limited.headers["retry-after"])).toBeGreaterThan(0);
    expect((await get({ ...ids, page: "1", type: "lead" })).statusCode).toBe(200);
  });

  it("lets pages of any origin call it, and browsers ask first", async () => {
    const origin = "https://shop.example";
    const preflight = await server.app.inject({
      method: "OPTIONS",
      url: "/inbox/direct/lead",
      headers: { origin, "access-control-request-method": "PUT" },
    });
    expect([preflight.statusCode, preflight.headers]).toMatchObject([
      204,
      {
        "access-control-allow-origin": origin,
        "access-control-allow-methods": expect.stringContaining("PUT"),
        "access-control-allow-headers": expect.stringContaining("x-bp-token"),
      },
    ]);
    const body = { ...ids, uuid: randomUUID() };
    const call = await put(body, { "x-bp-token": token, origin, cookie: "parley.session_token=x" });
    expect([call.statusCode, call.headers]).toMatchObject([
      200,
      { vary: "Origin", "access-control-allow-origin": origin, "access-control-allow-credentials": "true" },
    ]);
    const refusal = await put(body, { origin });
    expect([refusal.statusCode, refusal.headers["access-control-allow-origin"]]).toEqual([401, origin]);
  });

  it("makes one lead of two calls that come at the same moment", async () => {
    const uuid = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) => put({ ...ids, uuid, name: "Twin", tags: [`t${index}`] })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    const found = (await chats("lead")).filter((listed) => listed.uuid === uuid);
    expect(found.map(({ profile }) => profile.userDetails.tags.toSorted())).toEqual([
      ["t0", "t1", "t2", "t3", "t4"],
    ]);
  });
});

function byKey(left: { key: string }, right: { key: string }): number {
  return left.key.localeCompare(right.key);
}
