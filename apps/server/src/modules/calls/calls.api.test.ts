// Flows that ask the world, from the visitor's answer to the bot's next words, performed by the server's own workers.

import { api } from "@parley/contracts/api";
import { fakeClock } from "@parley/testkit/fakeClock";
import { beforeAll, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, botWith, ended, flowOf, textsOf } from "../../testing/testFlow.ts";
import type { TestVisitor } from "../../testing/testVisitor.ts";

const clock = fakeClock(new Date());
const WAIT = { timeout: 15_000, interval: 50 };
const dnsError = (code: string) => Object.assign(new Error(code), { code });

/** A name service that knows one domain, and hangs on another. */
const mailDomains = {
  timeLimitMs: 200,
  resolver: async () => [],
  mailExchanges: async (domain: string) => {
    if (domain === "good.example") return [{ exchange: "mx.good.example" }];
    if (domain === "silent.example") return new Promise<never>(() => undefined);
    throw dnsError("ENOTFOUND");
  },
};

describeServer("a call", { clock, mailDomains }, (server) => {
  beforeAll(() => server().parley.work());

  const path = ({ conversationId }: TestVisitor) => ({
    params: { workspaceId: server().owner.workspaceId, conversationId },
  });
  const untilSaid = (visitor: TestVisitor, ...texts: string[]) =>
    vi.waitFor(async () => {
      const { items } = await server().request(api.listMessages, { ...path(visitor), query: {} });
      expect(textsOf(items).slice(-texts.length)).toEqual(texts);
    }, WAIT);
  const email = { id: "mail", kind: "email", settings: { text: "E-mail?", checkDomain: true } };

  it("is performed while the visitor waits, and its answer goes on with the flow", async () => {
    const bot = await botWith(server(), flowOf(email, asked("next", "Thanks. And then?"), ended()));
    const visitor = await server().openVisitor(bot);
    const { state } = await visitor.say("ada@good.example");
    expect(state).toMatchObject({ input: null, canType: false });
    await untilSaid(visitor, "Thanks. And then?");
  });

  it("that cannot be answered in time lets the flow go on as well", async () => {
    const bot = await botWith(server(), flowOf(email, asked("next", "Thanks. And then?"), ended()));
    const visitor = await server().openVisitor(bot);
    await visitor.say("ada@silent.example");
    await untilSaid(visitor, "Thanks. And then?");
  });

  it("whose answer comes while a person has the chat is passed over, and the flow goes on at the hand-back", async () => {
    const bot = await botWith(server(), flowOf(email, asked("next", "Thanks. And then?"), ended()));
    const visitor = await server().openVisitor(bot);
    const { runtime } = server().parley;
    const key = { workspaceId: server().owner.workspaceId, id: visitor.conversationId };
    // Asked at the same moment: whichever comes first, the chat is the agent's and nothing is lost.
    await Promise.all([visitor.say("ada@silent.example"), server().request(api.takeOver, path(visitor))]);
    expect(await runtime.result(key, 99, { result: { kind: "checkMailDomain", accepts: true } })).toBe(false);
    await server().request(api.handBack, path(visitor));
    await vi.waitFor(async () => {
      const { conversation } = await runtime.look(key);
      expect(conversation.session?.status).toBe("awaitingInput");
    }, WAIT);
  });

  it("that was asked before a new start changes nothing any more", async () => {
    const bot = await botWith(server(), flowOf(email, asked("next", "Thanks. And then?"), ended()));
    const visitor = await server().openVisitor(bot);
    await visitor.say("ada@silent.example");
    await visitor.act("restart");
    const key = { workspaceId: server().owner.workspaceId, id: visitor.conversationId };
    const late = { result: { kind: "checkMailDomain", accepts: true } } as const;
    expect(await server().parley.runtime.result(key, 1, late)).toBe(false);
    await untilSaid(visitor, "(restarted)", "E-mail?");
  });
});
