// Opening, coming back and talking: what every visitor does.

import { randomUUID } from "node:crypto";
import { api } from "@parley/contracts/api";
import { widgetRoutes, type OpenSessionResponse } from "@parley/contracts/widget";
import { expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, botWith, ended, flowOf, said, textsOf } from "../../testing/testFlow.ts";

describeServer("a visitor", {}, (server) => {
  const conversation = (conversationId: string) =>
    server().request(api.getConversation, {
      params: { workspaceId: server().owner.workspaceId, conversationId },
    });
  const listVisits = async (conversationId: string) =>
    (
      await server().request(api.listVisits, {
        params: { workspaceId: server().owner.workspaceId, conversationId },
      })
    ).items;
  const countMessages = async (conversationId: string) => {
    const sql = "SELECT count(*) AS count FROM messages WHERE conversation_id = $1";
    return (await server().db.query<{ count: number }>(sql, [conversationId])).rows[0]?.count;
  };
  const questions = flowOf(
    said("hi", "Hi"),
    asked("first", "First?", { allowSkip: true }),
    asked("second", "Second?", { allowBack: true, saveToAttribute: "second" }),
    ended(),
  );

  it("who comes back with the same uuid finds the conversation as it was", async () => {
    const bot = await botWith(server(), questions);
    const visitor = await server().openVisitor(bot);
    expect(textsOf(visitor.session.messages)).toEqual(["Hi", "First?"]);
    const { conversationId } = visitor;
    await visitor.say("An answer");
    const again = await visitor.reopen({ isNewVisit: true });
    expect(again.conversationId).toBe(conversationId);
    expect(textsOf(again.messages)).toEqual(["Hi", "First?", "An answer", "Second?"]);
    expect(again.state.input).toMatchObject({ blockId: "second" });
    expect((await conversation(conversationId)).visits).toBe(2);
    await visitor.reopen();
    expect((await conversation(conversationId)).visits).toBe(2);
  });

  it("is told which language the flow speaks, where it has several", async () => {
    const document = {
      ...questions,
      languages: { default: "en", others: ["ar"], chooseBy: "browser" as const, attributeKey: "" },
      translations: { ar: { "hi.text": "مرحبا" } },
    };
    const bot = await botWith(server(), document);
    const open = (language: string) => server().openVisitor(bot, server().owner.workspaceId, { language });
    const arabic = await open("ar-EG");
    expect(arabic.session.state.language).toBe("ar");
    expect(textsOf(arabic.session.messages)[0]).toBe("مرحبا");
    expect((await arabic.say("جواب")).state.language).toBe("ar");
    expect((await open("fr")).session.state.language).toBe("en");
    const plain = await server().openVisitor(await botWith(server(), questions));
    expect(plain.session.state.language).toBeNull();
  });

  it("who opens in several tabs at once has one conversation, one greeting and one visit", async () => {
    const bot = await botWith(server(), questions);
    const payload = {
      botId: bot.id,
      customerId: server().owner.workspaceId,
      uuid: randomUUID(),
      isNewVisit: true,
    };
    const open = () => server().app.inject({ method: "POST", url: widgetRoutes.sessions, payload });
    const answers = await Promise.all([open(), open(), open(), open()]);
    const sessions = answers.map((answer) => answer.json<OpenSessionResponse>());
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    expect(new Set(sessions.map(({ conversationId }) => conversationId)).size).toBe(1);
    const { conversationId } = sessions[0] ?? { conversationId: "" };
    expect(await countMessages(conversationId)).toBe(2);
    for (const session of sessions) expect(textsOf(session.messages)).toEqual(["Hi", "First?"]);
    const sql =
      "SELECT count(*) AS count FROM contacts c WHERE NOT EXISTS (SELECT FROM conversations WHERE contact_id = c.id)";
    expect((await server().db.query(sql)).rows).toEqual([{ count: 0 }]);
  });

  it("who repeats a send gets the same answer, and nothing is written", async () => {
    const bot = await botWith(server(), questions);
    const visitor = await server().openVisitor(bot);
    const first = await visitor.say("An answer", "once");
    const before = await countMessages(visitor.conversationId);
    expect(await visitor.say("An answer", "once")).toEqual(first);
    expect((await visitor.say("Something else", "once")).messages).toEqual(first.messages);
    const many = await Promise.all(Array.from({ length: 5 }, () => visitor.say("Second answer", "twice")));
    for (const turn of many) expect(turn).toEqual(many[0]);
    expect(await countMessages(visitor.conversationId)).toBe((before ?? 0) + 2);
    const restarted = await visitor.act("restart", "again");
    expect(await visitor.act("restart", "again")).toEqual(restarted);
  });

  it("who sends several messages at once has them answered one after the other, without gaps", async () => {
    const bot = await botWith(server(), questions);
    const visitor = await server().openVisitor(bot);
    await Promise.all(Array.from({ length: 8 }, (_, index) => visitor.say(`Message ${index}`)));
    const { messages } = await visitor.read();
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    expect(messages.filter(({ author }) => author.kind === "visitor")).toHaveLength(8);
  });

  it("may skip and go back where the author allows it", async () => {
    const bot = await botWith(server(), questions);
    const visitor = await server().openVisitor(bot);
    expect(textsOf((await visitor.send({ kind: "skip" })).messages)).toEqual(["(skipped)", "Second?"]);
    expect(textsOf((await visitor.send({ kind: "back" })).messages)).toEqual(["(wentBack)", "First?"]);
    await visitor.say("Answer");
    const last = await visitor.say("Kept");
    expect(textsOf(last.messages)).toEqual(["Kept", "Goodbye!"]);
    expect(last.state).toMatchObject({ input: null, canType: true });
    const { contact } = await conversation(visitor.conversationId);
    const params = { workspaceId: server().owner.workspaceId, contactId: contact.id };
    expect((await server().request(api.getContact, { params })).attributes).toEqual({ second: "Kept" });
  });

  it("who restarts begins anew, unless the bot forbids it", async () => {
    const bot = await botWith(server(), questions);
    const visitor = await server().openVisitor(bot);
    await visitor.say("An answer");
    expect(textsOf((await visitor.act("restart")).messages)).toEqual(["(restarted)", "Hi", "First?"]);
    const strict = await botWith(server(), questions, { chatWindow: { allowRestart: false } });
    await expect((await server().openVisitor(strict)).act("restart")).rejects.toThrow("403");
  });

  it("who writes after the end hears once that it arrived", async () => {
    const completionMessage = "Thanks, we have your message.";
    const bot = await botWith(server(), flowOf(said("hi", "Hi"), ended()), {
      general: { completionMessage },
    });
    const visitor = await server().openVisitor(bot);
    expect(visitor.session.state.canType).toBe(true);
    expect(textsOf((await visitor.say("One more thing")).messages)).toEqual([
      "One more thing",
      completionMessage,
    ]);
    expect(textsOf((await visitor.say("And another")).messages)).toEqual(["And another"]);
    const silent = await botWith(server(), flowOf(said("hi", "Hi"), ended()), {
      general: { completionMessage: "" },
    });
    expect(textsOf((await (await server().openVisitor(silent)).say("Hello")).messages)).toEqual(["Hello"]);
  });

  it("is found on the pages seen, each once in a row, newest first", async () => {
    const bot = await botWith(server(), questions);
    const page = (path: string) => ({ url: `https://shop.example/${path}`, title: path });
    const visitor = await server().openVisitor(bot, undefined, {
      page: { ...page("a"), referrer: "https://search.example/" },
      language: "de",
    });
    const seen = (body: object) =>
      server().app.inject({
        method: "POST",
        url: widgetRoutes.seen,
        headers: { authorization: `Bearer ${visitor.token}` },
        payload: body,
      });
    await seen({ page: page("b") });
    await seen({ page: page("b") });
    await visitor.reopen({ page: page("a") });
    expect((await listVisits(visitor.conversationId)).map(({ title }) => title)).toEqual(["a", "b", "a"]);
    expect(await conversation(visitor.conversationId)).toMatchObject({
      page: { url: "https://shop.example/a", title: "a" },
      referrer: "https://search.example/",
      language: "de",
      visits: 1,
      device: { kind: "desktop" },
      isOnline: true,
    });
  });

  it("moves reading marks forward, never back and never beyond the last message", async () => {
    const bot = await botWith(server(), questions);
    const visitor = await server().openVisitor(bot);
    const seen = async (payload: object) => {
      const headers = { authorization: `Bearer ${visitor.token}` };
      const { statusCode } = await server().app.inject({
        method: "POST",
        url: widgetRoutes.seen,
        headers,
        payload,
      });
      expect(statusCode).toBe(204);
      const { visitorReadSeq, visitorDeliveredSeq } = await conversation(visitor.conversationId);
      return [visitorDeliveredSeq, visitorReadSeq];
    };
    expect(await seen({ deliveredSeq: 1 })).toEqual([1, 0]);
    expect(await seen({ readSeq: 2 })).toEqual([2, 2]);
    expect(await seen({ deliveredSeq: 1, readSeq: 1 })).toEqual([2, 2]);
    expect(await seen({ deliveredSeq: 99, readSeq: 99 })).toEqual([2, 2]);
    expect(await seen({})).toEqual([2, 2]);
  });

  it("reads what came after a position and pages back before one", async () => {
    const bot = await botWith(server(), questions);
    const visitor = await server().openVisitor(bot);
    for (let count = 0; count < 55; count += 1) await visitor.say(`Message ${count}`, `m${count}`);
    const { messages, hasOlder } = await visitor.reopen();
    expect(messages).toHaveLength(50);
    expect(hasOlder).toBe(true);
    const read = async (query: string) => {
      const headers = { authorization: `Bearer ${visitor.token}` };
      return (await server().app.inject({ url: `${widgetRoutes.events}?${query}`, headers })).json();
    };
    const older = await read(`before=${messages[0]?.seq}`);
    expect(older.hasOlder).toBe(false);
    expect([...older.messages, ...messages].map(({ seq }: { seq: number }) => seq)).toEqual(
      Array.from({ length: older.messages.length + 50 }, (_, index) => index + 1),
    );
    expect((await visitor.read(messages.at(-2)?.seq)).messages).toEqual(messages.slice(-1));
  });

  it("is refused with a wrong token, a wrong body and texts the database cannot keep", async () => {
    const bot = await botWith(server(), questions);
    const visitor = await server().openVisitor(bot);
    const post = (url: string, payload: object, token = visitor.token) =>
      server().app.inject({ method: "POST", url, headers: { authorization: `Bearer ${token}` }, payload });
    const text = (value: unknown) => ({ clientId: "c", input: { kind: "text", text: value } });
    const tampered = `${visitor.token.slice(0, -2)}AA`;
    for (const token of ["", "x", tampered, `${visitor.token}x`]) {
      const answer = await post(widgetRoutes.messages, text("Hi"), token);
      expect([answer.statusCode, answer.json().code]).toEqual([401, "session_expired"]);
    }
    for (const body of [
      text(""),
      text(7),
      { input: { kind: "text", text: "x" } },
      { clientId: "a b", ...text("x").input },
    ])
      expect((await post(widgetRoutes.messages, body)).statusCode).toBe(400);
    expect((await post(widgetRoutes.messages, text("a\u0000b"))).json().code).toBe("bad_request");
    expect((await post(widgetRoutes.messages, text("x".repeat(4_001)))).json()).toMatchObject({
      code: "message_too_long",
      data: { length: 4_001, maximum: 4_000 },
    });
    expect(textsOf((await visitor.read()).messages)).toEqual(["Hi", "First?"]);
    const hostile = "<img src=x onerror=alert(1)> {{ contact }} %_\\ \u202e 👩‍👩‍👧 '; DROP TABLE messages;--";
    expect(textsOf((await visitor.say(hostile)).messages)[0]).toBe(hostile);
  });

  it("keeps to the flow after a page of a customer sends many attributes", async () => {
    const bot = await botWith(server(), questions);
    const visitor = await server().openVisitor(bot);
    for (let part = 0; part < 3; part += 1) {
      const attributes = Object.fromEntries(
        Array.from({ length: 150 }, (_, index) => [`key_${part}_${index}`, "v"]),
      );
      const headers = { authorization: `Bearer ${visitor.token}` };
      await server().app.inject({
        method: "POST",
        url: widgetRoutes.attributes,
        headers,
        payload: { attributes },
      });
    }
    const { contact } = await conversation(visitor.conversationId);
    const params = { workspaceId: server().owner.workspaceId, contactId: contact.id };
    const { attributes } = await server().request(api.getContact, { params });
    expect(Object.keys(attributes)).toHaveLength(200);
  });
});
