// A bot on Telegram, against the emulated Bot API over HTTP in both directions.

import type { AddressInfo } from "node:net";
import { api } from "@parley/contracts/api";
import type { Bot } from "@parley/contracts/api/bots";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startTelegram, type RunningTelegram } from "../../../../../emulators/telegram/startTelegram.ts";
import { connectAccount } from "../../testing/connectAccount.ts";
import { describeServer } from "../../testing/describeServer.ts";
import { asked, botWith, ended, flowOf, said, textsOf } from "../../testing/testFlow.ts";

const soon = { timeout: 20_000, interval: 30 };
const telegramPort = 20_000 + (process.pid % 20_000);

describeServer(
  "a bot on Telegram",
  { env: { TELEGRAM_API_URL: `http://127.0.0.1:${telegramPort}`, EGRESS_ALLOW: "127.0.0.1" } },
  (server) => {
    let telegram: RunningTelegram;
    let bot: Bot;
    let hook: string;

    beforeAll(async () => {
      telegram = await startTelegram({ port: telegramPort, allowHttpWebhooks: true });
      const account = telegram.addBot({ name: "Shop", username: "shop_bot" });
      bot = await botWith(
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
      const { port } = app.server.address() as AddressInfo;
      ({ hook } = await connectAccount(server(), bot, {
        channel: "telegram",
        address: String(account.user.id),
        name: "Shop",
        token: account.token,
        verifyToken: "hook_secret_1",
      }));
      const url = `http://127.0.0.1:${port}${hook}`;
      const answer = await fetch(`${telegram.url}/bot${account.token}/setWebhook`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ url, secret_token: "hook_secret_1" }),
      });
      if (!answer.ok) throw new Error(`setWebhook was refused: ${await answer.text()}`);
      await parley.channels.start();
    });
    afterAll(async () => telegram.close());

    /** What a person sees in their app. */
    function seen(user: number): { text: string; buttons: { text: string; data: string }[]; id: number }[] {
      const { bots, chat } = telegram.users.scene({ user });
      const [account] = bots;
      if (!account) return [];
      return telegram.state
        .thread(account, chat.id)
        .messages.map(({ message }) => message)
        .filter(({ from }) => from?.is_bot)
        .map((message) => ({
          id: message.message_id,
          text: String(message["text"] ?? ""),
          buttons: buttonsOf(message["reply_markup"]),
        }));
    }
    const textsSeen = (user: number) => seen(user).map(({ text }) => text);

    async function conversationOf(name: string) {
      const { workspaceId } = server().owner;
      const { items } = await server().request(api.listConversations, { params: { workspaceId }, query: {} });
      const found = items.find(({ contact }) => contact.name === name);
      if (!found) throw new Error(`${name} has no conversation.`);
      const params = { workspaceId, conversationId: found.id };
      const messages = await server().request(api.listMessages, { params, query: {} });
      return { conversation: found, params, messages: messages.items };
    }

    it("greets, asks, understands a press, and says goodbye", async () => {
      const user = telegram.state.addPerson({ firstName: "Anna" }).user.id;
      telegram.users.start({ user });
      await vi.waitFor(
        () => expect(textsSeen(user)).toEqual(["Welcome to the shop", "What is your name?"]),
        soon,
      );
      telegram.users.sendText({ user, text: "Anna Berg 🎈" });
      await vi.waitFor(() => expect(textsSeen(user)).toContain("Which colour?"), soon);
      const question = seen(user).at(-1);
      const blue = question?.buttons.find(({ text }) => text === "Blue");
      telegram.users.press({ user, messageId: question?.id ?? 0, data: blue?.data ?? "" });
      await vi.waitFor(() => expect(textsSeen(user).at(-1)).toBe("Goodbye!"), soon);

      const { conversation, messages } = await conversationOf("Anna");
      expect(conversation).toMatchObject({ channel: "telegram", connection: { name: "Shop" }, window: null });
      expect(textsOf(messages)).toEqual([
        "/start",
        "Welcome to the shop",
        "What is your name?",
        "Anna Berg 🎈",
        "Which colour?",
        "Blue",
        "Goodbye!",
      ]);
      await vi.waitFor(async () => {
        const { messages: sent } = await conversationOf("Anna");
        expect(
          sent.filter(({ author }) => author.kind === "bot").map(({ delivery }) => delivery?.status),
        ).toEqual(Array.from({ length: 4 }, () => "sent"));
      }, soon);
    });

    it("lets a person take over and answer", async () => {
      const user = telegram.state.addPerson({ firstName: "Bo" }).user.id;
      telegram.users.start({ user });
      await vi.waitFor(() => expect(textsSeen(user)).toContain("What is your name?"), soon);
      const { params } = await conversationOf("Bo");
      await server().request(api.takeOver, { params });
      await server().request(api.sendMessage, {
        params,
        body: { clientId: "m1", text: "Hello, *Maya* here." },
      });
      await vi.waitFor(() => expect(textsSeen(user).at(-1)).toBe("Hello, Maya here."), soon);
      telegram.users.sendText({ user, text: "Thanks!" });
      await vi.waitFor(
        async () => expect(textsOf((await conversationOf("Bo")).messages).at(-1)).toBe("Thanks!"),
        soon,
      );
    });

    it("says when somebody has blocked the bot, and that a message did not arrive", async () => {
      const user = telegram.state.addPerson({ firstName: "Cleo" }).user.id;
      telegram.users.start({ user });
      await vi.waitFor(() => expect(textsSeen(user)).toContain("What is your name?"), soon);
      telegram.users.setBlocked({ user }, true);
      await vi.waitFor(
        async () => expect((await conversationOf("Cleo")).conversation.unreachable).not.toBeNull(),
        soon,
      );
      telegram.users.setBlocked({ user }, false);
      telegram.users.sendText({ user, text: "Cleo" });
      await vi.waitFor(
        async () => expect((await conversationOf("Cleo")).conversation.unreachable).toBeNull(),
        soon,
      );
    });

    it("refuses a forged webhook, and takes a repeated one once", async () => {
      const { app } = server();
      const update = {
        update_id: 77_000_001,
        message: {
          message_id: 900_001,
          from: { id: 4_242, is_bot: false, first_name: "Dora" },
          chat: { id: 4_242, type: "private", first_name: "Dora" },
          date: 1_790_000_000,
          text: "Only once",
        },
      };
      const forged = await app.inject({
        method: "POST",
        url: hook,
        payload: update,
        headers: { "x-telegram-bot-api-secret-token": "wrong" },
      });
      expect(forged.statusCode).toBe(403);
      const headers = { "x-telegram-bot-api-secret-token": "hook_secret_1" };
      for (let count = 0; count < 3; count += 1)
        expect((await app.inject({ method: "POST", url: hook, payload: update, headers })).statusCode).toBe(
          200,
        );
      await vi.waitFor(
        async () => expect(textsOf((await conversationOf("Dora")).messages)).toContain("What is your name?"),
        soon,
      );
      expect(
        textsOf((await conversationOf("Dora")).messages).filter((text) => text === "Only once"),
      ).toHaveLength(1);
    });
  },
);

function buttonsOf(markup: unknown): { text: string; data: string }[] {
  const rows = (markup as { inline_keyboard?: { text: string; callback_data?: string }[][] } | undefined)
    ?.inline_keyboard;
  return (rows ?? []).flat().map(({ text, callback_data: data = "" }) => ({ text, data }));
}
