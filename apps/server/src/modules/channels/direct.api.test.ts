// A bot on a Page and on the Instagram account below it, connected by hand as people do it, against the emulated Graph API
// over HTTP in both directions.

import { api } from "@parley/contracts/api";
import { findFreePort } from "@parley/testkit/findFreePort";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startMeta, type RunningMeta } from "../../../../../emulators/meta/startMeta.ts";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, botWith, ended, flowOf, said, textsOf } from "../../testing/testFlow.ts";

const soon = { timeout: 20_000, interval: 50 };
const port = await findFreePort();
const ownPort = await findFreePort();
const HOUR_MS = 3_600_000;
const PUBLIC_URL = `http://127.0.0.1:${ownPort}`;

const picture = {
  type: "image",
  contentType: "image/png",
  name: "cake.png",
  base64: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
};

interface SeenMessage {
  mid: string;
  from: "person" | "business";
  content: { text?: string };
  quickReplies?: { title: string }[];
}
interface Person {
  id: string;
  name: string;
  thread: { messages: SeenMessage[] } | null;
}

describeServer(
  "a bot on a Page and its Instagram account",
  { env: { META_GRAPH_URL: `http://127.0.0.1:${port}`, EGRESS_ALLOW: "127.0.0.1", PUBLIC_URL } },
  (server) => {
    let meta: RunningMeta;
    const connections: Record<string, string> = {};
    const inWorkspace = () => ({ workspaceId: server().owner.workspaceId });

    async function control<Answer = unknown>(name: string, values: object = {}): Promise<Answer> {
      const response = await fetch(`${meta.url}/_control/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(values),
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
      return answer as Answer;
    }
    const view = async (name: string) =>
      (await fetch(`${meta.url}/_control/${name}`)).json() as Promise<never>;

    beforeAll(async () => {
      meta = await startMeta({ port });
      const colours = {
        id: "colour",
        kind: "singleChoice",
        settings: {
          text: "Which colour?",
          options: [
            { id: "red", title: "Red" },
            { id: "blue", title: "Blue" },
          ],
        },
        outputs: { red: "end", blue: "end" },
      };
      const bot = await botWith(
        server(),
        flowOf(said("hi", "Hello {{ contact.firstName }}"), asked("cake", "Which cake?"), colours, ended()),
      );
      await server().app.listen({ port: ownPort, host: "127.0.0.1" });
      const world: {
        appId: string;
        appSecret: string;
        messenger: { pageId: string; pageToken: string };
        instagram: { linkedAccount: { id: string } };
      } = await view("world");
      const { pageId, pageToken: token } = world.messenger;
      const common = { botId: bot.id, token, appId: world.appId, appSecret: world.appSecret, pageId };
      const { id: accountId } = world.instagram.linkedAccount;
      for (const body of [
        { channel: "messenger", ...common },
        { channel: "instagram", login: "facebook", accountId, ...common },
      ] as const) {
        const connection = await server().request(api.createConnection, { params: inWorkspace(), body });
        if (connection.problem) throw new Error(JSON.stringify(connection.problem));
        connections[body.channel] = connection.id;
      }
      await server().parley.channels.start();
    });
    afterAll(() => meta.close());

    async function someone(channel: string, firstName: string): Promise<string> {
      const { id } = await control<{ id: string }>(`${channel}/person`, {
        firstName,
        lastName: "Berg",
        username: `${firstName}.berg`,
      });
      return id;
    }
    async function seen(channel: string, person: string): Promise<SeenMessage[]> {
      const { inboxes }: { inboxes: { people: Person[] }[] } = await view(`${channel}/state`);
      const found = inboxes[0]?.people.find(({ id }) => id === person);
      return found?.thread?.messages.filter(({ from }) => from === "business") ?? [];
    }
    const isTold = (channel: string, person: string, words: string) =>
      vi.waitFor(async () => expect(JSON.stringify(await seen(channel, person))).toContain(words), soon);
    async function conversationOf(name: string) {
      const { items } = await server().request(api.listConversations, { params: inWorkspace(), query: {} });
      const conversation = items.find(({ contact }) => contact.name === name);
      if (!conversation) throw new Error(`${name} has no conversation.`);
      const params = { ...inWorkspace(), conversationId: conversation.id };
      const { items: messages } = await server().request(api.listMessages, { params, query: {} });
      return { conversation, params, messages };
    }

    it("begins by the button Get started, which connecting put there, and greets by name", async () => {
      const person = await someone("messenger", "Greta");
      await control("messenger/get-started", { person });
      await isTold("messenger", person, "Which cake?");
      const { messages } = await conversationOf("Greta Berg");
      expect(textsOf(messages)).toEqual(["Get Started", "Hello Greta", "Which cake?"]);
    });

    it.each(["messenger", "instagram"])(
      "leads a whole conversation on %s, and a person takes over",
      async (channel) => {
        const person = await someone(channel, `Ida${channel}`);
        await control(`${channel}/message`, { person, text: "Hello 👋" });
        await isTold(channel, person, "Which cake?");
        await control(`${channel}/message`, { person, text: "Apple" });
        await isTold(channel, person, "Which colour?");
        expect((await seen(channel, person)).at(-1)?.quickReplies?.map(({ title }) => title)).toEqual([
          "Red",
          "Blue",
        ]);
        await control(`${channel}/quick-reply`, { person, index: 1 });
        await isTold(channel, person, "Goodbye!");
        const name = `Ida${channel} Berg`;
        const { params } = await conversationOf(name);
        await server().request(api.takeOver, { params });
        await server().request(api.sendMessage, { params, body: { clientId: "hello", text: "Maya here" } });
        await isTold(channel, person, "Maya here");
        await vi.waitFor(async () => {
          const { conversation, messages } = await conversationOf(name);
          expect(conversation).toMatchObject({ channel, responder: "agent" });
          expect(textsOf(messages)).toEqual([
            "Hello 👋",
            `Hello Ida${channel}`,
            "Which cake?",
            "Apple",
            "Which colour?",
            "Blue",
            "Goodbye!",
            "(agentJoined)",
            "Maya here",
          ]);
          const marks = messages.flatMap(({ delivery }) => delivery?.status ?? []);
          expect(marks.length).toBe(5);
          expect(marks.every((mark) => ["sent", "delivered", "read"].includes(mark))).toBe(true);
        }, soon);
      },
    );

    it("keeps a picture, and takes a repeated webhook as one message", async () => {
      const person = await someone("instagram", "Pia");
      await control("deliveries", { duplicate: 2 });
      await control("instagram/message", { person, attachments: [picture] });
      await isTold("instagram", person, "Which cake?");
      await control("deliveries", { duplicate: 1 });
      const { messages } = await conversationOf("Pia Berg");
      expect(messages.map(({ content }) => content.kind)).toEqual(["files", "text", "text"]);
    });

    it("refuses a webhook whose signature is not Meta's, and tells it on the account's page", async () => {
      const connectionId = connections["messenger"] ?? "";
      const params = { ...inWorkspace(), connectionId };
      const { webhook } = await server().request(api.getConnection, { params });
      const forged = await fetch(webhook?.url ?? "", {
        method: "POST",
        headers: { "content-type": "application/json", "x-hub-signature-256": `sha256=${"0".repeat(64)}` },
        body: JSON.stringify({ object: "page", entry: [] }),
      });
      expect(forged.status).toBe(403);
      const health = await server().request(api.getConnectionHealth, { params });
      expect(health.lastRefusal?.reason).toEqual(expect.any(String));
    });

    it("stops the account whose permission was withdrawn, keeps the answer, and sends it after reconnecting", async () => {
      const person = await someone("messenger", "Ruth");
      await control("messenger/message", { person, text: "Hello" });
      await isTold("messenger", person, "Which cake?");
      const { params } = await conversationOf("Ruth Berg");
      await server().request(api.takeOver, { params });
      await control("messenger/permission", { withdraw: ["pages_messaging"] });
      await server().request(api.sendMessage, { params, body: { clientId: "kept", text: "Still here?" } });
      const connection = { ...inWorkspace(), connectionId: connections["messenger"] ?? "" };
      await vi.waitFor(async () => {
        const { status, problem } = await server().request(api.getConnection, { params: connection });
        expect(status).not.toBe("active");
        expect(problem?.detail).not.toBe("");
      }, soon);
      await control("messenger/permission", { restore: ["pages_messaging"] });
      const { messenger }: { messenger: { pageToken: string } } = await view("world");
      await server().request(api.reconnectConnection, {
        params: connection,
        body: { token: messenger.pageToken },
      });
      await isTold("messenger", person, "Still here?");
    });

    // The last one: the provider's clock moves on for good.
    it("lets an agent answer for a week after the day in which the bot may, and says then why it is over", async () => {
      const person = await someone("messenger", "Wim");
      await control("messenger/message", { person, text: "Hello" });
      await isTold("messenger", person, "Which cake?");
      const { params, conversation } = await conversationOf("Wim Berg");
      await server().request(api.takeOver, { params });
      const windowEnded = (hoursAgo: number) =>
        server().db.query("UPDATE conversations SET window_until = $2 WHERE id = $1", [
          conversation.id,
          new Date(Date.now() - hoursAgo * HOUR_MS),
        ]);
      await control("clock", { advanceMs: 30 * HOUR_MS });
      await windowEnded(6);
      await server().request(api.sendMessage, { params, body: { clientId: "w1", text: "A day later" } });
      await isTold("messenger", person, "A day later");

      await windowEnded(7 * 24);
      await server().request(api.sendMessage, { params, body: { clientId: "w2", text: "A week later" } });
      await vi.waitFor(async () => {
        const { messages } = await conversationOf("Wim Berg");
        expect(messages.at(-1)?.delivery).toMatchObject({
          status: "failed",
          problem: { kind: "needsTemplate" },
        });
      }, soon);
      expect(JSON.stringify(await seen("messenger", person))).not.toContain("A week later");
    });
  },
);
