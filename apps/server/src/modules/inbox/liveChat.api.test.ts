// People and bots take turns in one conversation: asking, accepting, answering, handing back, closing, waiting.

import { randomUUID } from "node:crypto";
import { api } from "@parley/contracts/api";
import type { Conversation } from "@parley/contracts/api/inbox";
import type { Endpoint, EndpointOutput } from "@parley/contracts/endpoint";
import { fakeClock } from "@parley/testkit/fakeClock";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { letTimePass } from "../../testing/letTimePass.ts";
import { nobody, type Caller, type TestPerson } from "../../testing/startTestServer.ts";
import { asked, botWith, ended, flowOf, said, textsOf } from "../../testing/testFlow.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";

const clock = fakeClock(new Date());
const minutes = 60_000;
const refused = (code: string, data: object = {}) =>
  expect.objectContaining({ code, data: expect.objectContaining(data) });

const calls = (settings = {}) => ({
  id: "call",
  kind: "liveChat",
  settings: { text: "Connecting", ...settings },
});
const questions = flowOf(asked("first", "First?"), asked("second", "Second?"), ended());
const handsOver = flowOf(
  said("hi", "Hi"),
  { ...calls(), outputs: { next: "after", unavailable: "sorry" } },
  asked("after", "Did that help?"),
  ended("end", "Goodbye!"),
  asked("sorry", "Your address?"),
  ended("bye", "We will write."),
);

describeServer("a live chat", { clock }, (server) => {
  let agent: TestPerson;
  let colleague: TestPerson;
  const path = (conversationId: string) => ({ workspaceId: server().owner.workspaceId, conversationId });
  const act = <E extends Endpoint>(
    endpoint: E,
    visitor: TestVisitor,
    caller: Caller = agent,
    body?: object,
  ) =>
    server().request(endpoint, { params: path(visitor.conversationId), body } as never, caller) as Promise<
      EndpointOutput<E>
    >;
  const read = (visitor: TestVisitor): Promise<Conversation> => act(api.getConversation, visitor);
  const send = (visitor: TestVisitor, text: string, caller = agent, clientId: string = randomUUID()) =>
    act(api.sendMessage, visitor, caller, { clientId, text });
  const available = async (availability: "online" | "offline", ...people: Caller[]) => {
    const params = { workspaceId: server().owner.workspaceId };
    for (const person of people)
      await server().request(api.setAvailability, { params, body: { availability } }, person);
  };
  // Read by the team, whom no limit of requests slows down.
  const lastTexts = async ({ conversationId }: TestVisitor, count: number) =>
    textsOf(
      (await server().request(api.listMessages, { params: path(conversationId), query: {} }, agent)).items,
    ).slice(-count);
  const untilSaid = (visitor: TestVisitor, ...texts: string[]) =>
    vi.waitFor(async () => expect(await lastTexts(visitor, texts.length)).toEqual(texts), {
      timeout: 15_000,
      interval: 50,
    });

  beforeAll(async () => {
    await server().parley.work();
    agent = await server().addColleague("agent", "Ada");
    colleague = await server().addColleague("agent", "Bob");
    await available("offline", server().owner);
  });
  beforeEach(() => available("online", agent, colleague));

  it("is answered by members who may, and nobody else", async () => {
    const visitor = await server().openVisitor(await botWith(server(), questions));
    await expect(act(api.takeOver, visitor, nobody)).rejects.toEqual(refused("not_authenticated"));
    await expect(act(api.takeOver, visitor, await server().signUp())).rejects.toEqual(refused("not_found"));
    await expect(send(visitor, "Hello")).rejects.toEqual(refused("conversation_not_taken"));
    await expect(act(api.acceptLiveChat, visitor)).rejects.toEqual(refused("no_live_chat_request"));
    await expect(act(api.rejectLiveChat, visitor)).rejects.toEqual(refused("no_live_chat_request"));
    await expect(act(api.handBack, visitor)).rejects.toEqual(refused("conversation_not_taken"));
  });

  it("is asked for, accepted by one of two who press at once, and the other is told who", async () => {
    const visitor = await server().openVisitor(await botWith(server(), questions));
    const turn = await visitor.act("requestLiveChat");
    expect(turn.messages).toMatchObject([
      { content: { event: "liveChatRequested", title: "Connecting you to a person…" } },
    ]);
    expect(turn.state).toMatchObject({ responder: "waitingForAgent", canType: true, input: null });
    expect(new Date(turn.state.liveChatExpiresAt ?? "").getTime()).toBe(clock.now().getTime() + 120_000);
    const race = [agent, colleague].map((person) => act(api.acceptLiveChat, visitor, person));
    const results = await Promise.allSettled(race);
    const winner = results[0]?.status === "fulfilled" ? "Ada" : "Bob";
    const rejections = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(rejections).toEqual([refused("conversation_already_taken", { name: winner })]);
    expect(await read(visitor)).toMatchObject({
      responder: "agent",
      status: "INPROGRESS",
      assignee: { name: winner },
      liveChatRequest: null,
    });
    await act(api.acceptLiveChat, visitor, winner === "Ada" ? agent : colleague);
    expect(textsOf((await visitor.read()).messages)).toEqual([
      "First?",
      "(liveChatRequested)",
      "(agentJoined)",
    ]);
  });

  it("is taken over without a request, by one member only", async () => {
    const visitor = await server().openVisitor(await botWith(server(), questions));
    const results = await Promise.allSettled([
      act(api.takeOver, visitor),
      act(api.takeOver, visitor, colleague),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await visitor.say("Hello?")).state).toMatchObject({
      responder: "agent",
      canType: true,
      input: null,
    });
    expect(await lastTexts(visitor, 2)).toEqual(["(agentJoined)", "Hello?"]);
  });

  it("keeps an answer once, however often it is sent, and only from its member", async () => {
    const visitor = await server().openVisitor(await botWith(server(), questions));
    await act(api.takeOver, visitor);
    const sent = await Promise.all(Array.from({ length: 4 }, () => send(visitor, "Hello!", agent, "one")));
    expect(new Set(sent.map(({ message }) => message.id)).size).toBe(1);
    expect(sent[0]?.message).toMatchObject({ author: { kind: "agent", id: agent.memberId, name: "Ada" } });
    await expect(send(visitor, "Me too", colleague)).rejects.toEqual(
      refused("conversation_locked", { name: "Ada" }),
    );
    await expect(act(api.handBack, visitor, colleague)).rejects.toEqual(refused("conversation_locked"));
    await expect(act(api.updateConversation, visitor, colleague, { status: "CLOSED" })).rejects.toEqual(
      refused("conversation_locked"),
    );
    expect(await lastTexts(visitor, 2)).toEqual(["(agentJoined)", "Hello!"]);
    await expect(send(visitor, "   ")).rejects.toEqual(refused("validation_failed"));
  });

  it("is passed on to somebody who is online", async () => {
    const visitor = await server().openVisitor(await botWith(server(), questions));
    await act(api.takeOver, visitor);
    const pass = (memberId: string, caller = agent) =>
      act(api.transferConversation, visitor, caller, { memberId });
    await available("offline", colleague);
    await expect(pass(colleague.memberId)).rejects.toEqual(refused("member_unavailable", { name: "Bob" }));
    await expect(pass("0".repeat(24))).rejects.toEqual(refused("not_found"));
    await available("online", colleague);
    expect(await pass(colleague.memberId)).toMatchObject({
      assignee: { id: colleague.memberId, name: "Bob" },
    });
    await expect(send(visitor, "Mine no more")).rejects.toEqual(
      refused("conversation_locked", { name: "Bob" }),
    );
    expect((await send(visitor, "Hello, Bob here", colleague)).message.author.name).toBe("Bob");
    expect(await lastTexts(visitor, 2)).toEqual(["(transferred)", "Hello, Bob here"]);
  });

  it("goes on at the same question when it is handed back, and the visitor may ask for that too", async () => {
    const visitor = await server().openVisitor(await botWith(server(), questions));
    await visitor.say("One");
    await act(api.takeOver, visitor);
    await visitor.say("To a person");
    await act(api.handBack, visitor);
    expect(await lastTexts(visitor, 2)).toEqual(["(handedBack)", "Second?"]);
    expect((await read(visitor)).responder).toBe("bot");
    await act(api.takeOver, visitor);
    expect(textsOf((await visitor.act("backToBot")).messages)).toEqual(["(handedBack)", "Second?"]);
    expect(textsOf((await visitor.say("Two")).messages)).toEqual(["Two", "Goodbye!"]);
  });

  it("is called by the flow, which goes on behind it afterwards", async () => {
    const visitor = await server().openVisitor(await botWith(server(), handsOver));
    expect(textsOf(visitor.session.messages)).toEqual(["Hi", "Connecting", "(liveChatRequested)"]);
    await act(api.acceptLiveChat, visitor);
    await send(visitor, "How can I help?");
    await act(api.handBack, visitor);
    expect(await lastTexts(visitor, 2)).toEqual(["(handedBack)", "Did that help?"]);
    expect(textsOf((await visitor.say("Yes")).messages)).toEqual(["Yes", "Goodbye!"]);
  });

  it("takes the flow's other way when nobody is online", async () => {
    await available("offline", agent, colleague);
    const visitor = await server().openVisitor(await botWith(server(), handsOver));
    expect(textsOf(visitor.session.messages)).toEqual(["Hi", "(liveChatUnavailable)", "Your address?"]);
    const asking = await visitor.act("requestLiveChat");
    expect(asking.messages).toMatchObject([
      { content: { event: "liveChatUnavailable", title: "Nobody is here right now" } },
    ]);
    expect(asking.state).toMatchObject({ responder: "bot", input: { blockId: "sorry" } });
  });

  it("lapses when nobody accepts in time, and the flow takes its other way", async () => {
    const visitor = await server().openVisitor(await botWith(server(), handsOver));
    await letTimePass(server(), clock, 119_000);
    expect((await read(visitor)).responder).toBe("waitingForAgent");
    await letTimePass(server(), clock, 2_000);
    await untilSaid(visitor, "(liveChatExpired)", "Your address?");
    await expect(act(api.acceptLiveChat, visitor)).rejects.toEqual(refused("no_live_chat_request"));
  });

  it("lapses even when the task that ends it comes too early", async () => {
    const visitor = await server().openVisitor(await botWith(server(), handsOver));
    // The database believes that the time is over; the server does not yet.
    await server().db.query("UPDATE tasks.job SET start_after = now() WHERE state = 'created'");
    const due =
      "SELECT count(*) AS count FROM tasks.job WHERE state = 'created' AND start_after > now() + interval '1 minute'";
    await vi.waitFor(
      async () => expect((await server().db.query(due)).rows).not.toEqual([{ count: 0 }]),
      15_000,
    );
    expect((await read(visitor)).responder).toBe("waitingForAgent");
    await letTimePass(server(), clock, 3 * minutes);
    await untilSaid(visitor, "(liveChatExpired)", "Your address?");
  });

  it("lapses at once when everybody online has declined, and stays open while one is left", async () => {
    const visitor = await server().openVisitor(await botWith(server(), handsOver));
    await act(api.rejectLiveChat, visitor);
    await act(api.rejectLiveChat, visitor);
    expect((await read(visitor)).responder).toBe("waitingForAgent");
    await act(api.rejectLiveChat, visitor, colleague);
    await untilSaid(visitor, "(liveChatExpired)", "Your address?");
  });

  it("goes back to the bot when the visitor takes the request back", async () => {
    const visitor = await server().openVisitor(await botWith(server(), handsOver));
    expect(textsOf((await visitor.act("close")).messages)).toEqual(["Did that help?"]);
    const other = await server().openVisitor(await botWith(server(), questions));
    await other.act("requestLiveChat");
    const back = await other.act("backToBot");
    expect(back.state).toMatchObject({ responder: "bot", input: { blockId: "first" } });
    expect((await other.act("close")).messages).toEqual([]);
  });

  it("is closed, and opened again by the visitor's next message, which begins anew", async () => {
    const visitor = await server().openVisitor(await botWith(server(), handsOver));
    await act(api.acceptLiveChat, visitor);
    expect(await act(api.updateConversation, visitor, agent, { status: "CLOSED" })).toMatchObject({
      status: "CLOSED",
      responder: "bot",
    });
    expect((await visitor.reopen()).state.canType).toBe(true);
    expect((await read(visitor)).status).toBe("CLOSED");
    const turn = await visitor.say("One more thing");
    expect(textsOf(turn.messages)).toEqual([
      "One more thing",
      "(reopened)",
      "Hi",
      "Connecting",
      "(liveChatRequested)",
    ]);
    expect((await read(visitor)).status).toBe("OPEN");
  });

  it("shows a request in a closed conversation as open", async () => {
    const visitor = await server().openVisitor(await botWith(server(), questions));
    await act(api.updateConversation, visitor, agent, { status: "CLOSED" });
    await visitor.act("requestLiveChat");
    expect(await read(visitor)).toMatchObject({ status: "OPEN", responder: "waitingForAgent" });
  });

  it("has a status and an assignee that are set by hand", async () => {
    const visitor = await server().openVisitor(await botWith(server(), questions));
    const update = (body: object, caller = agent) => act(api.updateConversation, visitor, caller, body);
    for (const status of ["INPROGRESS", "REVIEW", "ONHOLD", "DEPENDANCY", "OPEN"])
      expect((await update({ status })).status).toBe(status);
    await expect(update({ status: "DELETED" })).rejects.toEqual(refused("validation_failed"));
    expect((await update({ assigneeId: colleague.memberId })).assignee?.name).toBe("Bob");
    expect(await update({ assigneeId: null })).toMatchObject({ assignee: null, responder: "bot" });
    await expect(update({ assigneeId: (await server().signUp()).memberId })).rejects.toEqual(
      refused("not_found"),
    );
    const before = await read(visitor);
    expect(await update({ status: "OPEN" })).toEqual(before);
  });

  it("is not lost with a member who is removed, nor with an assignee who is taken away", async () => {
    const visitor = await server().openVisitor(await botWith(server(), questions));
    const leaving = await server().addColleague("agent", "Leaving");
    await act(api.takeOver, visitor, leaving);
    const params = { workspaceId: server().owner.workspaceId, memberId: leaving.memberId };
    await server().request(api.removeMember, { params });
    expect(await act(api.takeOver, visitor)).toMatchObject({ assignee: { name: "Ada" }, responder: "agent" });
    await act(api.updateConversation, visitor, agent, { assigneeId: null });
    expect(await act(api.takeOver, visitor, colleague)).toMatchObject({ assignee: { name: "Bob" } });
  });

  it("shows visitors one common name for everybody where the bot has one", async () => {
    const settings = { chatWindow: { agentDisplayName: "Support" } };
    const visitor = await server().openVisitor(await botWith(server(), questions, settings));
    await act(api.takeOver, visitor);
    await send(visitor, "Hello");
    await act(api.transferConversation, visitor, agent, { memberId: colleague.memberId });
    await act(api.updateConversation, visitor, colleague, { status: "CLOSED" });
    const told = JSON.stringify(await visitor.read());
    expect(told).toContain("Support");
    expect(told).not.toMatch(/Ada|Bob/);
  });
});
