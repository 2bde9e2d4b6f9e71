// Telegram over HTTP, against the emulated Bot API in both directions.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTelegram, type TestTelegram } from "../../../../emulators/telegram/testing.ts";
import type { Credentials } from "../adapter.ts";
import { ChannelHttpError, type ChannelHttp } from "../http.ts";
import type { InboundEvent } from "../inbound.ts";
import { pollUpdates } from "./pollUpdates.ts";
import { telegramAdapter } from "./telegramAdapter.ts";

const http: ChannelHttp = async ({ method, url, headers, body }) => {
  try {
    const response = await fetch(url, {
      method,
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : new Uint8Array(body) }),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  } catch (error) {
    throw new ChannelHttpError(String(error), { mayHaveArrived: true });
  }
};
const context = { language: "en", absoluteUrl: (url: string) => new URL(url, "https://bot.example").href };
const sending = { reference: "r1", byHuman: false, isWindowOpen: true, linksWork: false };
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const loadMedia = async () => ({ bytes: new Uint8Array(picture), type: "image/png", name: "a.png" });

let world: TestTelegram;
let credentials: Credentials;
let person: { address: string };

beforeAll(async () => {
  world = await openTelegram();
  credentials = {
    baseUrl: world.telegram.url,
    version: "",
    account: String(world.bot.user.id),
    parent: "",
    token: world.bot.token,
    appSecret: "",
    appId: "",
  };
  person = { address: String(world.userId) };
});
afterAll(() => world.close());

let offset: number | undefined;

async function poll(): Promise<InboundEvent[]> {
  const polled = await pollUpdates(credentials, http, offset, 0);
  ({ offset } = polled);
  return polled.updates.flatMap((update) =>
    telegramAdapter.parse(update, 5).events.map(({ event }) => event),
  );
}

async function lastSent(part: Parameters<typeof telegramAdapter.send>[0]): Promise<string> {
  const result = await telegramAdapter.send(part, person, credentials, http, { ...sending, loadMedia });
  expect([part.body, result]).toMatchObject([{}, { ok: true, state: "sent" }]);
  return result.ok ? (result.messageIds[0] ?? "") : "";
}

describe("a bot on the emulated Telegram", () => {
  it("says marks, buttons, files, places and contacts", async () => {
    const common = { blockId: "q", canSkip: true, canGoBack: false };
    const parts = [
      ...telegramAdapter.render(
        {
          content: { kind: "text", text: "*Which* colour? <3" },
          input: {
            ...common,
            kind: "choice",
            options: [
              { id: "r", title: "Red" },
              { id: "b", title: "Blue" },
            ],
          },
        },
        context,
      ),
      ...telegramAdapter.render(
        { content: { kind: "image", url: "/a.png", alt: "", text: "_Look_" } },
        context,
      ),
      ...telegramAdapter.render(
        { content: { kind: "location", latitude: 59, longitude: 18, name: "Shop" } },
        context,
      ),
      ...telegramAdapter.render(
        { content: { kind: "contactCard", name: "Maya L", phone: "+468123456" } },
        context,
      ),
      ...telegramAdapter.render(
        {
          content: { kind: "text", text: "Your number?" },
          input: { ...common, kind: "phone", country: "SE" },
        },
        context,
      ),
    ];
    for (const part of parts) await lastSent(part);
  });

  it("finds what was sent, and knows what was not", async () => {
    const [part] = telegramAdapter.render({ content: { kind: "text", text: "*Once* only" } }, context);
    if (!part) throw new Error("Nothing was rendered.");
    const before = await lastSent({ call: "sendMessage", body: { text: "Before" } });
    expect(await telegramAdapter.checkSent?.(part, person, credentials, http, before)).toEqual({
      state: "notSent",
    });
    const sentAs = await lastSent(part);
    expect(await telegramAdapter.checkSent?.(part, person, credentials, http, before)).toEqual({
      state: "sent",
      messageIds: [sentAs],
    });
  });

  it("hears a person, edits what it said, and takes it back", async () => {
    world.telegram.users.sendText({ user: world.userId, text: "Hello" });
    expect(await poll()).toMatchObject([
      { kind: "message", peer: { address: person.address }, content: { kind: "text", text: "Hello" } },
    ]);
    const said = await lastSent({ call: "sendMessage", body: { text: "Frist" } });
    expect(await telegramAdapter.edit?.(person, said, "First", credentials, http)).toMatchObject({
      ok: true,
    });
    expect(await telegramAdapter.remove?.(person, said, credentials, http)).toMatchObject({ ok: true });
  });

  it("says that the person is out of reach after they blocked the bot", async () => {
    world.telegram.users.setBlocked({ user: world.userId }, true);
    expect(await poll()).toMatchObject([{ kind: "reach", isReachable: false }]);
    const result = await telegramAdapter.send(
      { call: "sendMessage", body: { text: "Hi" } },
      person,
      credentials,
      http,
      sending,
    );
    expect(result).toMatchObject({ ok: false, problem: { kind: "unreachable" } });
  });
});
