// A bot on WhatsApp, against the emulated Cloud API over HTTP in both directions.

import type { AddressInfo } from "node:net";
import { api } from "@parley/contracts/api";
import { findFreePort } from "@parley/testkit/findFreePort";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { registerWhatsapp } from "../../../../../emulators/meta/whatsapp/registerWhatsapp.ts";
import { startEmulator, type RunningEmulator } from "../../../../../emulators/kit/startEmulator.ts";
import { createMeta, type MetaWithUsage } from "../../../../../emulators/meta/createMeta.ts";
import { connectAccount } from "../../testing/connectAccount.ts";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, botWith, ended, flowOf, said, textsOf } from "../../testing/testFlow.ts";

const soon = { timeout: 20_000, interval: 50 };
const port = await findFreePort();
const HOUR_MS = 3_600_000;

interface SeenMessage {
  personId: string;
  isFromPerson: boolean;
  type: string;
  status: string;
  choices: { id: string; title: string }[];
}

describeServer(
  "a bot on WhatsApp",
  { env: { META_GRAPH_URL: `http://127.0.0.1:${port}`, EGRESS_ALLOW: "127.0.0.1" } },
  (server) => {
    let meta: RunningEmulator;
    let graph: MetaWithUsage;
    let people = 0;

    const control = async (name: string, values: object) => {
      const response = await fetch(`${meta.url}/_control/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(values),
      });
      const answer: unknown = await response.json();
      if (!response.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
      return answer;
    };
    const view = async (name: string) =>
      (await fetch(`${meta.url}/_control/${name}`)).json() as Promise<never>;

    beforeAll(async () => {
      graph = createMeta({ channels: [registerWhatsapp] });
      meta = await startEmulator({ app: graph.app, port });
      const bot = await botWith(
        server(),
        flowOf(
          said("hi", "Welcome to the shop"),
          asked("name", "What is your name?"),
          {
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
          },
          ended(),
        ),
      );
      const { app, parley } = server();
      await app.listen({ port: 0, host: "127.0.0.1" });
      const world: { whatsapp: { token: string } } = await view("world");
      const { hook } = await connectAccount(server(), bot, {
        channel: "whatsapp",
        address: "106540352242922",
        parent: "102290129340398",
        name: "Shop number",
        token: world.whatsapp.token,
        appSecret: graph.application.secret,
        verifyToken: "verify-me",
      });
      const { port: own } = app.server.address() as AddressInfo;
      const callbackUrl = `http://127.0.0.1:${own}${hook}`;
      await control("webhook", {
        object: "whatsapp_business_account",
        callbackUrl,
        verifyToken: "verify-me",
      });
      await fetch(`${meta.url}/v25.0/102290129340398/subscribed_apps`, {
        method: "POST",
        headers: { authorization: `Bearer ${world.whatsapp.token}` },
      });
      await parley.channels.start();
    });
    afterAll(async () => {
      graph.clock.stop();
      await meta.close();
    });

    /** Somebody new with a number and a name. */
    async function person(): Promise<{ user: string; name: string }> {
      people += 1;
      const user = `4915555500${300 + people}`;
      const name = `Person ${people}`;
      await control("whatsapp/users", { name, phone: user });
      return { user, name };
    }
    async function seen(user: string): Promise<SeenMessage[]> {
      const state: { messages: SeenMessage[] } = await view("whatsapp/state");
      return state.messages.filter(({ personId, isFromPerson }) => personId === user && !isFromPerson);
    }
    async function conversationOf(name: string) {
      const { workspaceId } = server().owner;
      const { items } = await server().request(api.listConversations, { params: { workspaceId }, query: {} });
      const conversation = items.find(({ contact }) => contact.name === name);
      if (!conversation) throw new Error(`${name} has no conversation.`);
      const params = { workspaceId, conversationId: conversation.id };
      const messages = await server().request(api.listMessages, { params, query: {} });
      return { conversation, params, messages: messages.items };
    }

    it("greets, asks with buttons, understands a press, and follows every message until it is delivered", async () => {
      const { user, name } = await person();
      await control("whatsapp/text", { user, text: "Hello 👋" });
      await vi.waitFor(
        async () => expect(JSON.stringify(await seen(user))).toContain("What is your name?"),
        soon,
      );
      await control("whatsapp/text", { user, text: "Mara" });
      await vi.waitFor(
        async () =>
          expect((await seen(user)).at(-1)?.choices.map(({ title }) => title)).toEqual(["Red", "Blue"]),
        soon,
      );
      await control("whatsapp/press", { user, choice: "Blue" });
      await vi.waitFor(async () => expect(JSON.stringify(await seen(user))).toContain("Goodbye!"), soon);
      await vi.waitFor(async () => {
        const { conversation, messages } = await conversationOf(name);
        expect(conversation).toMatchObject({
          channel: "whatsapp",
          contact: { phone: { number: user.slice(2), dialCode: "+49" } },
        });
        expect(conversation.window?.until).not.toBeNull();
        expect(textsOf(messages)).toEqual([
          "Hello 👋",
          "Welcome to the shop",
          "What is your name?",
          "Mara",
          "Which colour?",
          "Blue",
          "Goodbye!",
        ]);
        const states = messages
          .filter(({ author }) => author.kind === "bot")
          .map(({ delivery }) => delivery?.status);
        expect(states.every((status) => status === "delivered" || status === "read")).toBe(true);
      }, soon);
    });

    it("keeps what a person sends as a file, and shows one that never arrives as what it is", async () => {
      const { user, name } = await person();
      await control("whatsapp/media", { user, kind: "image" });
      await vi.waitFor(
        async () => expect((await conversationOf(name)).messages[0]?.content.kind).toBe("files"),
        soon,
      );
    });

    it("says in words why a free message cannot be sent after a day", async () => {
      const { user, name } = await person();
      await control("whatsapp/text", { user, text: "Hello" });
      await vi.waitFor(
        async () => expect(JSON.stringify(await seen(user))).toContain("What is your name?"),
        soon,
      );
      const { params, conversation } = await conversationOf(name);
      await server().request(api.takeOver, { params });
      await server().db.query("UPDATE conversations SET window_until = $2 WHERE id = $1", [
        conversation.id,
        new Date(Date.now() - HOUR_MS),
      ]);
      await server().request(api.sendMessage, { params, body: { clientId: "late", text: "Are you there?" } });
      await vi.waitFor(async () => {
        const { messages } = await conversationOf(name);
        expect(messages.at(-1)?.delivery).toMatchObject({
          status: "failed",
          problem: { kind: "needsTemplate" },
        });
      }, soon);
    });

    it("stops an account whose token has ended, keeps its messages, and sends them when it is let in again", async () => {
      const { user, name } = await person();
      await control("whatsapp/text", { user, text: "Hello" });
      await vi.waitFor(
        async () => expect(JSON.stringify(await seen(user))).toContain("What is your name?"),
        soon,
      );
      const { params, conversation } = await conversationOf(name);
      await server().request(api.takeOver, { params });
      const expired = { message: "expired", type: "OAuthException", code: 190, error_subcode: 463 };
      await control("faults", {
        match: { path: "/\\/messages$/" },
        times: 1,
        status: 401,
        body: { error: expired },
      });
      await server().request(api.sendMessage, { params, body: { clientId: "kept", text: "Kept for later" } });
      const { db } = server();
      await vi.waitFor(async () => {
        const { rows } = await db.query("SELECT status FROM connections WHERE id = $1", [
          conversation.connection?.id,
        ]);
        expect(rows).toEqual([{ status: "reauthorise" }]);
      }, soon);
      await db.query("UPDATE connections SET status = 'active', problem = NULL WHERE id = $1", [
        conversation.connection?.id,
      ]);
      await server().parley.channels.resume({
        workspaceId: params.workspaceId,
        id: conversation.connection?.id ?? "",
      });
      await vi.waitFor(
        async () => expect(JSON.stringify(await seen(user))).toContain("Kept for later"),
        soon,
      );
    });
  },
);
