import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dig } from "../../kit/dig.ts";
import { codeOf, startTestMessenger, type TestMessenger } from "../messenger/testMessenger.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let world: TestMessenger;
beforeAll(async () => {
  world = await startTestMessenger();
});
afterAll(() => world.close());

const idOf = (value: unknown) => String(dig(value, "id"));
const play = (action: string, values: object = {}) =>
  world.control(`instagram/${action}`, { inbox: world.login.id, ...values });
const person = async (values: object = {}) => idOf(await play("person", values));
async function writer(): Promise<string> {
  const id = await person();
  await play("message", { person: id, text: "Hi" });
  await world.arrived();
  return id;
}
const send = (id: string, message: unknown, values: object = {}) =>
  world.studio("POST", "me/messages", { recipient: { id }, message, ...values });

describe("sending on Instagram", () => {
  it("counts the text in bytes", async () => {
    const id = await writer();
    expect((await send(id, { text: "é".repeat(500) })).status).toBe(200);
    expect(codeOf(await send(id, { text: `${"é".repeat(500)}a` }))).toBe("100");
  });

  it("keeps the window of 24 hours and knows the tag HUMAN_AGENT only", async () => {
    const id = await writer();
    world.clock.advance(25 * HOUR);
    expect(codeOf(await send(id, { text: "x" }))).toBe("10/2534022");
    const tagged = { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
    expect((await send(id, { text: "x" }, tagged)).status).toBe(200);
    expect(codeOf(await send(id, { text: "x" }, { ...tagged, tag: "CUSTOMER_FEEDBACK" }))).toBe("100");
    expect(codeOf(await send("17", { text: "x" }))).toBe("100/2534014");
  });

  it("takes hearts, own posts and love, and no phone buttons", async () => {
    const id = await writer();
    const state = await world.view("instagram/state");
    const post = String(dig(state, "inboxes.1.posts.0.id"));
    expect((await send(id, { attachment: { type: "like_heart" } })).status).toBe(200);
    expect((await send(id, { attachment: { type: "MEDIA_SHARE", payload: { id: post } } })).status).toBe(200);
    expect(codeOf(await send(id, { attachment: { type: "MEDIA_SHARE", payload: { id: "1" } } }))).toBe("100");
    const buttons = [{ type: "phone_number", title: "Call", payload: "+15550100" }];
    const payload = { template_type: "button", text: "x", buttons };
    expect(codeOf(await send(id, { attachment: { type: "template", payload } }))).toBe("100");
    const mid = dig((await send(id, { text: "Hi" })).body, "message_id");
    const react = (reaction: string) =>
      world.studio("POST", "me/messages", {
        recipient: { id },
        sender_action: "react",
        payload: { message_id: mid, reaction },
      });
    expect((await react("love")).body).toEqual({ recipient_id: id });
    expect(codeOf(await react("angry"))).toBe("100");
    await world.arrived();
  });

  it("is refused when the account closes its messages to apps, or blocks the person", async () => {
    const id = await writer();
    await play("switches", { allowsMessageAccess: false });
    expect(codeOf(await send(id, { text: "x" }))).toBe("200/2534041");
    await play("switches", { allowsMessageAccess: true });
    const moderate = (actions: string[]) =>
      world.studio("POST", "me/moderate_conversations", { user_ids: [{ id }], actions });
    expect((await moderate(["block_user"])).status).toBe(200);
    expect(codeOf(await send(id, { text: "x" }))).toBe("200/1545041");
    expect(codeOf(await moderate(["tickle"]))).toBe("100");
  });
});

describe("webhooks of Instagram", () => {
  it("echo as messages, read by message id, and tell nothing of delivery", async () => {
    const id = await writer();
    const mid = dig((await send(id, { text: "Hello" })).body, "message_id");
    await play("read", { person: id });
    expect(await world.events()).toMatchObject([
      { sender: { id: world.login.id }, message: { mid, is_echo: true, text: "Hello" } },
      { sender: { id }, read: { mid } },
    ]);
  });

  it("tell of what is taken back, stories, reactions, unsupported and passing pictures", async () => {
    const id = await person();
    const mid = dig(await play("message", { person: id, text: "Oops" }), "mid");
    await play("reaction", { person: id, mid, emoji: "❤" });
    await play("reaction", { person: id, mid, action: "unreact" });
    await play("unsend", { person: id, mid });
    await play("message", { person: id, text: "Nice", story: { id: "18", url: "https://cdn.example/s" } });
    await play("message", {
      person: id,
      attachments: [{ type: "story_mention", url: "https://cdn.example/m" }],
    });
    await play("message", { person: id, isUnsupported: true });
    await play("message", { person: id, attachments: [{ type: "ephemeral" }] });
    const events = await world.events();
    expect(events).toMatchObject([
      { message: { mid, text: "Oops" } },
      { reaction: { mid, action: "react", reaction: "love", emoji: "❤" } },
      { reaction: { mid, action: "unreact" } },
      { message: { mid, is_deleted: true } },
      { message: { reply_to: { story: { id: "18", url: "https://cdn.example/s" } } } },
      { message: { attachments: [{ type: "story_mention", payload: { url: "https://cdn.example/m" } }] } },
      { message: { is_unsupported: true } },
      { message: { attachments: [{ type: "ephemeral" }] } },
    ]);
    expect(dig(events[2], "reaction")).not.toHaveProperty("emoji");
  });

  it("tell of comments in each of the forms, twice for an advertisement, and of own answers", async () => {
    const id = await person({ username: "ada" });
    const comment = await play("comment", { person: id, text: "Price?" });
    expect(await world.events()).toMatchObject([
      {
        field: "comments",
        value: {
          id: idOf(comment),
          text: "Price?",
          from: { id, username: "ada" },
          media: { id: dig(comment, "postId"), media_product_type: "FEED" },
        },
      },
    ]);
    await play("switches", { commentForm: "flat", commentIdKey: "comment_id" });
    const flat = await play("comment", { person: id, text: "Flat?" });
    expect(await world.arrived()).toMatchObject([{ field: "comments", value: { comment_id: idOf(flat) } }]);
    await play("switches", { commentForm: "changes", commentIdKey: "id" });
    const ad = await play("post", { text: "Ad", adId: "5", adTitle: "Sale", originalId: "179" });
    await play("comment", { person: id, post: idOf(ad), text: "Seen" });
    expect((await world.events()).map((event) => dig(event, "value.media.id"))).toEqual([idOf(ad), "179"]);

    const reply = await world.studio("POST", `${idOf(comment)}/replies`, { message: "12 EUR" });
    expect(await world.events()).toMatchObject([
      { value: { id: idOf(reply.body), parent_id: idOf(comment), from: { id: world.login.id } } },
    ]);
    expect(codeOf(await world.studio("POST", `${idOf(reply.body)}/replies`, { message: "x" }))).toBe("100");
    expect(
      codeOf(await world.studio("POST", `${idOf(comment)}/replies`, { message: "x".repeat(2201) })),
    ).toBe("100");
    expect((await world.studio("POST", idOf(comment), { hide: true })).body).toEqual({ success: true });
    const media = String(dig(comment, "postId"));
    await world.studio("POST", media, { comment_enabled: false });
    expect(codeOf(await world.studio("POST", `${media}/comments`, { message: "x" }))).toBe("100");
    await world.studio("POST", media, { comment_enabled: true });
  });

  it("answer a comment in private once, into the requests of people who do not follow", async () => {
    const id = await person();
    const comment = idOf(await play("comment", { person: id, text: "Price?" }));
    const privately = () =>
      world.studio("POST", "me/messages", {
        recipient: { comment_id: comment },
        message: { text: "12 EUR" },
      });
    expect((await privately()).body).toMatchObject({ recipient_id: id });
    expect(codeOf(await privately())).toBe("10900");
    expect(codeOf(await send(id, { text: "More" }))).toBe("10/2534022");
    expect(JSON.stringify(await world.view("instagram/state"))).toContain('"isRequest":true');
    expect(codeOf(await world.studio("GET", id))).toBe("230");
    await play("message", { person: id, text: "Yes" });
    expect((await world.studio("GET", `${id}?fields=name,username,follower_count`)).body).toMatchObject({
      id,
      follower_count: 120,
    });
    await world.arrived();
  });
});

describe("the two set-ups", () => {
  it("keep hosts and tokens apart", async () => {
    const id = await writer();
    const body = { recipient: { id }, message: { text: "x" } };
    const cases: [string, string][] = [
      ["/v25.0/me/messages", world.login.token],
      [`/graph.instagram.com/v25.0/${world.login.id}/messages`, world.pageToken],
      ["/graph.instagram.com/v25.0/me/messages", world.pageToken],
    ];
    for (const [path, token] of cases) {
      expect(codeOf(await world.ask("POST", path, { token, body }))).toBe("190");
    }
  });

  it("serve a linked account through its Page", async () => {
    const id = await world.person("instagram");
    await world.control("instagram/message", { person: id, text: "Hi" });
    expect(await world.arrived()).toMatchObject([{ id: world.linkedId, messaging: [{ sender: { id } }] }]);
    expect((await world.send(id, { text: "Hello" })).body).toMatchObject({ recipient_id: id });
    expect(codeOf(await world.send(id, { text: "é".repeat(501) }))).toBe("100");
    const menu = { locale: "default", call_to_actions: [{ type: "postback", title: "Hours", payload: "h" }] };
    const set = (values: object) => world.graph("POST", "me/messenger_profile?platform=instagram", values);
    expect((await set({ persistent_menu: [menu] })).body).toEqual({ result: "success" });
    expect(codeOf(await set({ persistent_menu: [{ ...menu, composer_input_disabled: false }] }))).toBe("100");
    expect(codeOf(await set({ greeting: [{ locale: "default", text: "Hi" }] }))).toBe("100");
    await world.arrived();
    await world.control("instagram/menu", { person: id, index: 0 });
    expect(await world.events()).toMatchObject([{ postback: { title: "Hours", payload: "h" } }]);
  });

  it("show both ids of an account of the own login", async () => {
    const { body } = await world.studio("GET", "me?fields=id,user_id,username,account_type");
    expect(body).toMatchObject({
      user_id: world.login.id,
      username: "emulated.studio",
      account_type: "BUSINESS",
    });
    expect(dig(body, "id")).not.toBe(world.login.id);
  });
});

describe("Instagram's login", () => {
  const back = "https://app.example/back";
  const client = () => ({
    client_id: world.meta.application.id,
    client_secret: world.meta.application.secret,
  });
  const consent = async (answer: string) => {
    const form = new URLSearchParams({
      client_id: world.meta.application.id,
      redirect_uri: back,
      response_type: "code",
      scope: "instagram_business_basic,instagram_business_manage_messages",
      state: "s1",
      account: world.login.id,
      answer,
    });
    const reply = await world.ask("POST", "/www.instagram.com/oauth/authorize", { body: form });
    return new URL(String(reply.headers.get("location")));
  };
  const exchange = (code: string, values: Record<string, string> = {}) =>
    world.ask("POST", "/api.instagram.com/oauth/access_token", {
      body: new URLSearchParams({
        ...client(),
        grant_type: "authorization_code",
        redirect_uri: back,
        code,
        ...values,
      }),
    });

  it("asks for consent on a page, and sends back a code or the refusal", async () => {
    const query = new URLSearchParams({
      client_id: world.meta.application.id,
      redirect_uri: back,
      scope: "instagram_business_basic",
    });
    const page = await world.ask("GET", `/www.instagram.com/oauth/authorize?${query}`);
    expect(page.body).toContain("emulated.studio");
    query.set("client_id", "1");
    expect((await world.ask("GET", `/www.instagram.com/oauth/authorize?${query}`)).status).toBe(400);
    const refused = await consent("cancel");
    expect(refused.searchParams.get("error")).toBe("access_denied");
    const allowed = await consent("allow");
    expect(allowed.hash).toBe("#_");
    expect(allowed.searchParams.get("state")).toBe("s1");
  });

  it("gives a short token once per code, a long one for it, and renews that after a day", async () => {
    const code = String((await consent("allow")).searchParams.get("code"));
    expect((await exchange(code, { redirect_uri: "https://other.example" })).status).toBe(400);
    const short = (await exchange(code)).body;
    expect(short).toMatchObject({ access_token: expect.stringMatching(/^IG/), user_id: "26900000000000002" });
    expect((await exchange(code)).body).toMatchObject({ error_message: "Invalid authorization code" });
    const host = "/graph.instagram.com";
    const prolonged = await world.ask(
      "GET",
      `${host}/access_token?grant_type=ig_exchange_token&client_secret=${client().client_secret}&access_token=${String(dig(short, "access_token"))}`,
    );
    const long = String(dig(prolonged.body, "access_token"));
    expect(dig(prolonged.body, "expires_in")).toBe((60 * DAY) / 1000);
    const renew = () =>
      world.ask("GET", `${host}/refresh_access_token?grant_type=ig_refresh_token&access_token=${long}`);
    expect((await renew()).status).toBe(400);
    world.clock.advance(DAY);
    expect((await renew()).status).toBe(200);
    const me = (token: unknown) => world.ask("GET", `${host}/v25.0/me`, { token: String(token) });
    expect(codeOf(await me(dig(short, "access_token")))).toBe("190/463");
    expect((await me(long)).status).toBe(200);
    world.clock.advance(61 * DAY);
    expect(codeOf(await me(long))).toBe("190/463");
  });
});
