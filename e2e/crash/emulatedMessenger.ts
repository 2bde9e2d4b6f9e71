// Messengers of people who write to the server under test, behind one interface.

import type { ConnectBody } from "@parley/contracts/api/connections";
import { createMeta } from "../../emulators/meta/createMeta.ts";
import { startEmulator } from "../../emulators/kit/startEmulator.ts";
import { startMeta } from "../../emulators/meta/startMeta.ts";
import { registerWhatsapp } from "../../emulators/meta/whatsapp/registerWhatsapp.ts";
import { startTelegram } from "../../emulators/telegram/startTelegram.ts";

export interface EmulatedMessenger {
  /** Settings of the server that lead to it. */
  env: Record<string, string>;
  connectBody(botId: string): ConnectBody;
  addPerson(index: number): Promise<string>;
  nameOf(person: string): string;
  write(person: string, text: string): Promise<void>;
  /** Texts the person has got, in the order of their app. */
  heard(person: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Bursts are tolerated, so that a campaign takes seconds and not minutes. */
const CHAT_BURST = 1_000;
const WABA = "102290129340398";
const NUMBER = "106540352242922";

export async function openTelegram(): Promise<EmulatedMessenger> {
  const telegram = await startTelegram({ port: 0, allowHttpWebhooks: true, chatBurst: CHAT_BURST });
  const bot = telegram.addBot({ name: "Echo", username: "echo_bot" });
  return {
    env: { TELEGRAM_API_URL: telegram.url, EGRESS_ALLOW: "127.0.0.1" },
    connectBody: (botId) => ({ channel: "telegram", botId, token: bot.token }),
    async addPerson(index) {
      return String(telegram.state.addPerson({ firstName: `Person ${index}` }).user.id);
    },
    nameOf: (person) => telegram.users.person(Number(person)).user.first_name,
    async write(person, text) {
      telegram.users.sendText({ user: Number(person), text });
    },
    async heard(person) {
      const { chat } = telegram.users.scene({ user: Number(person) });
      return telegram.state
        .thread(bot, chat.id)
        .messages.filter(({ message }) => message.from?.is_bot)
        .map(({ message }) => String(message["text"] ?? ""));
    },
    close: () => telegram.close(),
  };
}

/** Calls of an emulator's control API. */
function controlOf(url: string) {
  return async function ask<Answer>(path: string, values?: object): Promise<Answer> {
    const init = values && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(values),
    };
    const response = await fetch(`${url}/_control/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as Answer;
  };
}

export const openMessenger = () => openDirect("messenger");
export const openInstagram = () => openDirect("instagram");

interface DirectWorld {
  appId: string;
  appSecret: string;
  messenger: { pageId: string; pageToken: string };
  instagram: { linkedAccount: { id: string } };
}
interface DirectState {
  inboxes: {
    people: {
      id: string;
      thread: { messages: { from: string; content: { text?: string } }[] } | null;
    }[];
  }[];
}

/** A Page, or the Instagram account below it. */
async function openDirect(channel: "messenger" | "instagram"): Promise<EmulatedMessenger> {
  const meta = await startMeta({ port: 0 });
  const ask = controlOf(meta.url);
  const { appId, appSecret, messenger, instagram } = await ask<DirectWorld>("world");
  const { pageId, pageToken: token } = messenger;
  const names = new Map<string, string>();
  return {
    env: { META_GRAPH_URL: meta.url, EGRESS_ALLOW: "127.0.0.1" },
    connectBody(botId) {
      const common = { botId, token, pageId, appId, appSecret };
      if (channel === "messenger") return { channel, ...common };
      return { channel, login: "facebook", accountId: instagram.linkedAccount.id, ...common };
    },
    async addPerson(index) {
      const { id } = await ask<{ id: string }>(`${channel}/person`, {
        firstName: "Person",
        lastName: String(index),
        username: `person.${index}`,
      });
      names.set(id, `Person ${index}`);
      return id;
    },
    nameOf: (person) => names.get(person) ?? "",
    async write(person, text) {
      await ask(`${channel}/message`, { person, text });
    },
    async heard(person) {
      const { inboxes } = await ask<DirectState>(`${channel}/state`);
      const known = inboxes.flatMap(({ people }) => people).find(({ id }) => id === person);
      return (known?.thread?.messages ?? [])
        .filter(({ from }) => from === "business")
        .map(({ content }) => content.text ?? "");
    },
    close: () => meta.close(),
  };
}

export async function openWhatsapp(): Promise<EmulatedMessenger> {
  const meta = createMeta({ channels: [registerWhatsapp] });
  const running = await startEmulator({ app: meta.app, port: 0 });
  const ask = controlOf(running.url);
  const { whatsapp } = await ask<{ whatsapp: { token: string } }>("world");
  const names = new Map<string, string>();
  return {
    env: { META_GRAPH_URL: running.url, EGRESS_ALLOW: "127.0.0.1" },
    connectBody: (botId) => ({
      channel: "whatsapp",
      botId,
      phoneNumberId: NUMBER,
      wabaId: WABA,
      token: whatsapp.token,
      appSecret: meta.application.secret,
      appId: meta.application.id,
    }),
    async addPerson(index) {
      const phone = `49155555${String(10_000 + index)}`;
      names.set(phone, `Person ${index}`);
      await ask("whatsapp/users", { name: `Person ${index}`, phone });
      return phone;
    },
    nameOf: (person) => names.get(person) ?? "",
    async write(person, text) {
      await ask("whatsapp/text", { user: person, text });
    },
    async heard(person) {
      const { messages } = await ask<{
        messages: { personId: string; isFromPerson: boolean; body: { text?: { body: string } } }[];
      }>("whatsapp/state");
      return messages
        .filter(({ personId, isFromPerson }) => personId === person && !isFromPerson)
        .map(({ body }) => body.text?.body ?? "");
    },
    async close() {
      meta.clock.stop();
      await running.close();
    },
  };
}
