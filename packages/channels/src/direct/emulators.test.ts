// Messenger and Instagram over HTTP, against the emulated Graph API in both directions.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerInstagram } from "../../../../emulators/meta/instagram/registerInstagram.ts";
import { registerMessenger } from "../../../../emulators/meta/messenger/registerMessenger.ts";
import { startTestMeta, VERIFY_TOKEN, type TestMeta } from "../../../../emulators/meta/testMeta.ts";
import type { ChannelAdapter, Credentials } from "../adapter.ts";
import { ChannelHttpError, type ChannelHttp } from "../http.ts";
import type { InboundEvent } from "../inbound.ts";
import { instagramAdapter } from "../instagram/instagramAdapter.ts";
import { messengerAdapter } from "../messenger/messengerAdapter.ts";
import { fields, text } from "../readFields.ts";

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
const sending = { reference: "job:42", byHuman: false, isWindowOpen: true, linksWork: false };
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const loadMedia = async () => ({ bytes: new Uint8Array(picture), type: "image/png", name: "a.png" });

let world: TestMeta;
let page: Credentials;
let own: Credentials;
let below: Credentials;

beforeAll(async () => {
  world = await startTestMeta({ channels: [registerMessenger, registerInstagram], retryDelaysMs: [] });
  const facts = fields(await world.view("world"));
  const messenger = fields(facts["messenger"]);
  const instagram = fields(facts["instagram"]);
  const login = fields(instagram["loginAccount"]);
  const app = {
    version: "v25.0",
    parent: "",
    appId: world.meta.application.id,
    appSecret: world.meta.application.secret,
  };
  page = {
    ...app,
    baseUrl: world.url,
    account: text(messenger["pageId"]) ?? "",
    token: text(messenger["pageToken"]) ?? "",
  };
  below = {
    ...page,
    account: text(fields(instagram["linkedAccount"])["id"]) ?? "",
    parent: page.account,
    login: "facebook",
  };
  own = {
    ...app,
    baseUrl: `${world.url.replace(/\/$/, "")}/graph.instagram.com`,
    account: text(login["id"]) ?? "",
    token: text(login["token"]) ?? "",
    login: "instagram",
  };
});
afterAll(() => world.close());

async function events(adapter: ChannelAdapter): Promise<InboundEvent[]> {
  await world.meta.deliverer.idle();
  const bodies = world.receiver.bodies;
  world.receiver.bodies = [];
  return bodies.flatMap((body) => adapter.parse(body, 5).events.map(({ event }) => event));
}

async function say(adapter: ChannelAdapter, address: string, credentials: Credentials) {
  const parts = [
    ...adapter.render(
      {
        content: { kind: "text", text: "Which colour? 👋" },
        input: {
          kind: "choice",
          blockId: "q",
          canSkip: true,
          canGoBack: false,
          options: [
            { id: "r", title: "Red" },
            { id: "b", title: "Blue" },
          ],
        },
      },
      context,
    ),
    ...adapter.render({ content: { kind: "image", url: "/a.png", alt: "", text: "Look" } }, context),
    ...adapter.render(
      {
        content: { kind: "links", text: "Find us", links: [{ title: "Shop", url: "https://shop.example" }] },
      },
      context,
    ),
    ...adapter.render(
      {
        content: {
          kind: "cards",
          text: "",
          cards: [{ id: "c", title: "One", text: "First", buttons: [{ id: "t", title: "Take it" }] }],
        },
      },
      context,
    ),
  ];
  for (const part of parts) {
    const result = await adapter.send(part, { address }, credentials, http, { ...sending, loadMedia });
    expect([part.body, result]).toMatchObject([{}, { ok: true }]);
  }
}

describe.each([
  ["messenger", "a Page", messengerAdapter, () => page],
  ["instagram", "an account below a Page", instagramAdapter, () => below],
  ["instagram", "an account with its own login", instagramAdapter, () => own],
] as const)("%s: %s", (channel, _name, adapter, credentialsOf) => {
  let person: string;

  it("subscribes and proves that everything works", async () => {
    const credentials = credentialsOf();
    const webhook = { url: world.receiver.url, verifyToken: VERIFY_TOKEN };
    await world.subscribe(channel === "messenger" ? "page" : "instagram");
    await adapter.subscribe(credentials, http, webhook);
    const checks = await adapter.check(credentials, http, webhook);
    expect(checks.filter(({ state }) => state === "failed")).toEqual([]);
    expect(checks[0]).toMatchObject({ name: "token", state: "passed" });
  });

  it("hears a person", async () => {
    const { account } = credentialsOf();
    person = text(fields(await world.control(`${channel}/person`, { inbox: account }))["id"]) ?? "";
    await world.control(`${channel}/message`, { inbox: account, person, text: "Grüße 👋" });
    expect(await events(adapter)).toMatchObject([
      { kind: "message", account, peer: { address: person }, content: { kind: "text", text: "Grüße 👋" } },
    ]);
  });

  it("answers with questions, files, links and cards, and knows its own words when they come back", async () => {
    await say(adapter, person, credentialsOf());
    const echoes = (await events(adapter)).filter(({ kind }) => kind === "echo");
    expect(echoes.length).toBeGreaterThan(0);
    expect(echoes[0]).toMatchObject({ isOurs: true, reference: "job:42", peer: { address: person } });
  });

  it("hears the answer that was pressed", async () => {
    const { account } = credentialsOf();
    const parts = adapter.render(
      {
        content: { kind: "text", text: "Sure?" },
        input: {
          kind: "choice",
          blockId: "q",
          canSkip: false,
          canGoBack: false,
          options: [{ id: "y", title: "Yes" }],
        },
      },
      context,
    );
    const [part] = parts;
    if (!part) throw new Error("Nothing was rendered.");
    await adapter.send(part, { address: person }, credentialsOf(), http, sending);
    await events(adapter);
    await world.control(`${channel}/quick-reply`, { inbox: account, person, title: "Yes" });
    expect((await events(adapter)).filter(({ kind }) => kind === "message")).toMatchObject([
      { content: { kind: "press", id: "a|q|y", title: "Yes" } },
    ]);
  });
});
