// A shop on the emulated Cloud API: its number answers with a bot, its people write, Meta decides about its templates.

import type { AddressInfo } from "node:net";
import { api } from "@parley/contracts/api";
import { registerWhatsapp } from "../../../../emulators/meta/whatsapp/registerWhatsapp.ts";
import { startEmulator } from "../../../../emulators/kit/startEmulator.ts";
import { createMeta } from "../../../../emulators/meta/createMeta.ts";
import { connectAccount } from "./connectAccount.ts";
import type { TestServer } from "./startTestServer.ts";
import { asked, botWith, ended, flowOf, said } from "./testFlow.ts";

export const account = "102290129340398";

export interface SeenMessage {
  personId: string;
  isFromPerson: boolean;
  type: string;
  status: string;
  choices: { id: string; title: string }[];
}

export type Shop = Awaited<ReturnType<typeof createShop>>;

export async function createShop(server: TestServer, port: number) {
  const graph = createMeta({ channels: [registerWhatsapp] });
  const meta = await startEmulator({ app: graph.app, port });
  let people = 0;

  async function control(name: string, values: object): Promise<unknown> {
    const response = await fetch(`${meta.url}/_control/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(values),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer;
  }
  const view = async (name: string) => (await fetch(`${meta.url}/_control/${name}`)).json() as Promise<never>;

  const bot = await botWith(
    server,
    flowOf(said("hi", "Welcome"), asked("name", "What is your name?"), ended()),
  );
  await server.app.listen({ port: 0, host: "127.0.0.1" });
  const world: { whatsapp: { token: string } } = await view("world");
  const { token } = world.whatsapp;
  const { id: connectionId, hook } = await connectAccount(server, bot, {
    channel: "whatsapp",
    address: "106540352242922",
    parent: account,
    name: "Shop number",
    token,
    appSecret: graph.application.secret,
    verifyToken: "verify-me",
  });
  await server.db.query("UPDATE connections SET app_id = $2 WHERE id = $1", [
    connectionId,
    graph.application.id,
  ]);
  const { port: own } = server.app.server.address() as AddressInfo;
  const webhook = { callbackUrl: `http://127.0.0.1:${own}${hook}`, verifyToken: "verify-me" };
  await control("webhook", { object: "whatsapp_business_account", ...webhook });
  await fetch(`${meta.url}/v25.0/${account}/subscribed_apps`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  await server.parley.channels.start();
  const inWorkspace = { workspaceId: server.owner.workspaceId };

  return {
    bot,
    connectionId,
    control,
    graph,
    inWorkspace,
    /** Somebody new, who wrote and was answered. */
    async person(): Promise<{ user: string; name: string }> {
      people += 1;
      const person = { user: `4915555500${400 + people}`, name: `Person ${people}` };
      await control("whatsapp/users", { name: person.name, phone: person.user });
      await control("whatsapp/text", { user: person.user, text: "Hello" });
      return person;
    },
    async seen(user: string): Promise<SeenMessage[]> {
      const state: { messages: SeenMessage[] } = await view("whatsapp/state");
      return state.messages.filter(({ personId, isFromPerson }) => personId === user && !isFromPerson);
    },
    async conversationOf(name: string) {
      const { items } = await server.request(api.listConversations, { params: inWorkspace, query: {} });
      const conversation = items.find(({ contact }) => contact.name === name);
      if (!conversation) throw new Error(`${name} has no conversation.`);
      const params = { ...inWorkspace, conversationId: conversation.id };
      const { items: messages } = await server.request(api.listMessages, { params, query: {} });
      return { conversation, params, messages };
    },
    async shutWindow(conversationId: string) {
      const sql = "UPDATE conversations SET window_until = now() - interval '1 hour' WHERE id = $1";
      await server.db.query(sql, [conversationId]);
    },
    async close() {
      graph.clock.stop();
      await meta.close();
    },
  };
}
