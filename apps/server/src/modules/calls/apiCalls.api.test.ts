// The block that calls an API: out to the other side, back to the next words, by the way of its status.

import { api } from "@parley/contracts/api";
import type { ApiInput } from "@parley/contracts/api/apis";
import { fakeClock } from "@parley/testkit/fakeClock";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, botWith, ended, flowOf, textsOf } from "../../testing/testFlow.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";
import { startOtherSide, type OtherSide } from "../apis/fixtures/otherSide.ts";

const clock = fakeClock(new Date());
const WAIT = { timeout: 15_000, interval: 50 };

describeServer("a flow that calls an API", { clock, env: { EGRESS_ALLOW: "127.0.0.1" } }, (server) => {
  let target: OtherSide;
  beforeAll(async () => {
    await server().parley.work();
    target = await startOtherSide();
  });
  afterAll(() => target.close());

  const workspace = () => ({ workspaceId: server().owner.workspaceId });
  let made = 0;

  /** A visitor who has said a word, and an API that is asked for it. */
  async function askFor(path: string, definition: Partial<ApiInput> = {}) {
    const name = `API ${(made += 1)}`;
    const url = `${target.origin}${path}`;
    const body = { name, method: "GET", url, ...definition } as const;
    const { id: apiId } = await server().request(api.createApi, { params: workspace(), body });
    const call = {
      id: "call",
      kind: "apiCall",
      settings: { apiId, statusRows: [{ status: "200" }, { status: "4xx" }] },
      outputs: { status_200: "found", status_4xx: "wrong", others: "other" },
    };
    const texts = [
      asked("found", "It is {{ attributes.state }}, {{ attributes.count }} pieces."),
      asked("wrong", "There is no such thing."),
      asked("other", "Ask later."),
      ended(),
    ];
    const bot = await botWith(server(), flowOf(asked("q", "Which one?"), call, ...texts));
    const visitor = await server().openVisitor(bot);
    await visitor.say("tea & cake");
    return { visitor, apiId };
  }
  const untilSaid = (visitor: TestVisitor, text: string) =>
    vi.waitFor(async () => expect(textsOf((await visitor.read()).messages).at(-1)).toBe(text), WAIT);
  const logOf = async (apiId: string) =>
    (await server().request(api.listApiCalls, { params: workspace(), query: { apiId } })).items;

  it("sends what was said, speaks of what came back, and leaves the call in the log", async () => {
    const { visitor, apiId } = await askFor("/order?about={{ answers.q }}", {
      mapping: [
        { path: "order.state", attributeKey: "state" },
        { path: "order.items[0].count", attributeKey: "count" },
      ],
    });
    await untilSaid(visitor, "It is sent, 2 pieces.");
    expect(target.received.map(({ url }) => url)).toContain("/order?about=tea%20%26%20cake");
    const { conversationId } = visitor;
    const params = { ...workspace(), conversationId };
    const { contact } = await server().request(api.getConversation, { params });
    const contactParams = { ...workspace(), contactId: contact.id };
    const { attributes } = await server().request(api.getContact, { params: contactParams });
    expect(attributes).toMatchObject({ state: "sent", count: "2" });
    const [entry] = await logOf(apiId);
    expect(entry).toMatchObject({ status: 200, error: null, attempts: 1 });
    const callId = entry?.id ?? "";
    expect(await server().request(api.getApiCall, { params: { ...workspace(), callId } })).toMatchObject({
      source: "flow",
      conversationId,
    });
  });

  it.each<[string, string, Partial<ApiInput>, string, object]>([
    ["a class of statuses", "/missing", {}, "There is no such thing.", { status: 404, error: null }],
    ["a status without a way", "/html-500", {}, "Ask later.", { status: 502 }],
    ["no answer in time", "/slow", { timeoutSeconds: 1 }, "Ask later.", { status: null, error: "timeout" }],
    ["a broken connection", "/hang-up", {}, "Ask later.", { status: null }],
    ["a way to a private address", "/to-private", {}, "Ask later.", { status: null }],
    ["a way to the machine's own secrets", "/to-metadata", {}, "Ask later.", { status: null }],
  ])("goes on after %s", async (_name, path, definition, text, logged) => {
    const { visitor, apiId } = await askFor(path, definition);
    await untilSaid(visitor, text);
    expect(await logOf(apiId)).toMatchObject([logged]);
  });

  it("goes on when the API is gone meanwhile", async () => {
    const { visitor, apiId } = await askFor("/order");
    await untilSaid(visitor, "It is ,  pieces.");
    await server().request(api.deleteApi, { params: { ...workspace(), apiId } });
    await visitor.act("restart");
    await visitor.say("tea");
    await untilSaid(visitor, "Ask later.");
  });
});
