import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dig } from "../../kit/dig.ts";
import { codeOf, startTestMessenger, type TestMessenger } from "./testMessenger.ts";

const HOUR = 3_600_000;
let world: TestMessenger;
beforeAll(async () => {
  world = await startTestMessenger();
});
afterAll(() => world.close());

describe("what a person does", () => {
  it("is told with text, files, quick reply and the answered message", async () => {
    const id = await world.writer();
    const { body } = await world.send(id, {
      text: "Size?",
      quick_replies: [{ content_type: "text", title: "Small", payload: "s" }],
    });
    const mid = dig(body, "message_id");
    await world.events();
    await world.control("messenger/quick-reply", { person: id, index: 0 });
    await world.control("messenger/message", {
      person: id,
      attachments: [{ type: "image", base64: "AAAA" }],
      replyTo: mid,
    });
    await world.control("messenger/message", {
      person: id,
      attachments: [{ type: "sticker", stickerId: "369239263222822" }],
    });
    const url = expect.stringContaining("/_cdn/");
    expect(await world.events()).toMatchObject([
      {
        sender: { id },
        recipient: { id: world.pageId },
        message: { text: "Small", quick_reply: { payload: "s" } },
      },
      { message: { attachments: [{ type: "image", payload: { url } }], reply_to: { mid } } },
      { message: { attachments: [{ type: "sticker", payload: { sticker_id: 369239263222822 } }] } },
    ]);
  });

  it("reacts, takes the reaction back, and edits five times at most", async () => {
    const id = await world.person();
    const mid = dig(await world.control("messenger/message", { person: id, text: "Helo" }), "mid");
    await world.control("messenger/reaction", { person: id, mid, emoji: "👍" });
    await world.control("messenger/reaction", { person: id, mid, emoji: "🦄" });
    await world.control("messenger/reaction", { person: id, mid, action: "unreact" });
    await world.control("messenger/edit", { person: id, mid, text: "Hello" });
    expect((await world.events()).slice(1)).toMatchObject([
      { reaction: { mid, action: "react", reaction: "like", emoji: "👍" } },
      { reaction: { action: "react", reaction: "other", emoji: "🦄" } },
      { reaction: { action: "unreact" } },
      { message_edit: { mid, text: "Hello", num_edit: 1 } },
    ]);
    for (let count = 2; count <= 5; count += 1) {
      await world.control("messenger/edit", { person: id, mid, text: `Hello ${count}` });
    }
    await expect(world.control("messenger/edit", { person: id, mid, text: "Again" })).rejects.toThrow(
      "5 times",
    );
    await world.events();
  });

  it("comes over a link: with the first act in a new conversation, at once in a known one", async () => {
    const id = await world.person();
    await world.control("messenger/referral", { person: id, ref: "summer" });
    expect(await world.events()).toEqual([]);
    await world.control("messenger/postback", { person: id, title: "Go", payload: "go" });
    await world.control("messenger/referral", { person: id, adId: "77", adTitle: "Sale" });
    expect(await world.events()).toMatchObject([
      {
        postback: {
          title: "Go",
          payload: "go",
          referral: { ref: "summer", source: "SHORTLINK", type: "OPEN_THREAD" },
        },
      },
      { referral: { source: "ADS", ad_id: "77", ads_context_data: { ad_title: "Sale" } } },
    ]);
  });

  it("opts in under a reference of the website and can be answered under it", async () => {
    const id = await world.person();
    await world.control("messenger/optin", { person: id, userRef: "web-1", ref: "checkout" });
    expect(await world.events()).toMatchObject([{ optin: { ref: "checkout", user_ref: "web-1" } }]);
    const answer = await world.graph("POST", "me/messages", {
      recipient: { user_ref: "web-1" },
      message: { text: "Hi" },
    });
    expect(answer.body).toEqual({ message_id: expect.any(String) });
    await world.events();
  });

  it("may be answered after a reaction, and not after an event that is none of the person's acts", async () => {
    const id = await world.writer();
    const sent = await world.send(id, { text: "Hi" });
    world.clock.advance(25 * HOUR);
    await world.control("messenger/read", { person: id });
    expect(codeOf(await world.send(id, { text: "Hi" }))).toBe("10/2018278");
    await world.control("messenger/reaction", { person: id, mid: dig(sent.body, "message_id"), emoji: "❤" });
    expect((await world.send(id, { text: "Hi" })).status).toBe(200);
    await world.events();
  });
});

describe("hand-over", () => {
  it("tells the moves, puts what happens meanwhile into standby without payloads, and refuses sends", async () => {
    const id = await world.writer();
    const move = (path: string) => world.graph("POST", `me/${path}`, { recipient: { id } });
    expect((await move("pass_thread_control")).body).toEqual({ success: true });
    expect(codeOf(await world.send(id, { text: "x" }))).toBe("10/2018300");
    await world.control("messenger/postback", { person: id, title: "Help", payload: "secret" });
    await world.control("messenger/inbox-reply", { person: id, text: "A person here" });
    const standby = await world.arrived();
    expect(standby).toMatchObject([
      { standby: [{ postback: { title: "Help" } }] },
      { standby: [{ message: { is_echo: true, app_id: 26390203743090, text: "A person here" } }] },
    ]);
    expect(JSON.stringify(standby)).not.toContain("secret");
    await world.control("messenger/handover", { person: id, move: "pass", metadata: "done" });
    expect(await world.events()).toMatchObject([
      { pass_thread_control: { new_owner_app_id: world.meta.application.id, metadata: "done" } },
    ]);
    await world.control("messenger/handover", { person: id, move: "take" });
    expect(await world.events()).toMatchObject([
      { take_thread_control: { previous_owner_app_id: world.meta.application.id } },
    ]);
    expect((await move("take_thread_control")).body).toEqual({ success: true });
    const owner = await world.graph("GET", `me/thread_owner?recipient=${id}`);
    expect(dig(owner.body, "data.0.thread_owner.app_id")).toBe(world.meta.application.id);
  });
});

describe("sender actions", () => {
  it("show typing, seen and a reaction, and come alone", async () => {
    const id = await world.writer();
    const mid = dig((await world.send(id, { text: "Hi" })).body, "message_id");
    const act = (values: object) => world.graph("POST", "me/messages", { recipient: { id }, ...values });
    expect((await act({ sender_action: "typing_on" })).body).toEqual({ recipient_id: id });
    const state = await world.view("messenger/state");
    expect(JSON.stringify(state)).toContain('"isTyping":true');
    const payload = { message_id: mid, reaction: "love" };
    for (const action of [{ sender_action: "mark_seen" }, { sender_action: "react", payload }]) {
      expect((await act(action)).status).toBe(200);
    }
    expect(codeOf(await act({ sender_action: "typing_on", message: { text: "x" } }))).toBe("100");
    expect(codeOf(await act({ sender_action: "dance" }))).toBe("100");
    await world.events();
  });
});

describe("the profile of the Page", () => {
  it("checks its settings, and takes ten calls in ten minutes", async () => {
    world.clock.advance(HOUR);
    const set = async (values: object) => {
      const answer = await world.graph("POST", "me/messenger_profile", values);
      return answer.status === 200 ? dig(answer.body, "result") : codeOf(answer);
    };
    const item = { type: "postback", title: "Menu", payload: "m" };
    const menu = (items: object[]) => ({
      persistent_menu: [{ locale: "default", composer_input_disabled: false, call_to_actions: items }],
    });
    const questions = Array.from({ length: 5 }, () => ({ question: "Hours?", payload: "h" }));
    expect(await set(menu([item]))).toBe("100");
    expect(await set({ get_started: { payload: "GO" }, ...menu([item]) })).toBe("success");
    expect(await set(menu(Array.from({ length: 21 }, () => item)))).toBe("100");
    expect(await set({ ice_breakers: [{ locale: "default", call_to_actions: questions }] })).toBe("100");
    expect(await set({ ice_breakers: [{ locale: "default", call_to_actions: questions.slice(1) }] })).toBe(
      "success",
    );
    expect(await set({ greeting: [{ locale: "default", text: "x".repeat(161) }] })).toBe("100");
    expect(
      codeOf(
        await world.ask("DELETE", "/v25.0/me/messenger_profile", {
          token: world.pageToken,
          body: { fields: ["get_started"] },
        }),
      ),
    ).toBe("100");
    const read = await world.graph("GET", "me/messenger_profile?fields=get_started");
    expect(read.body).toEqual({ data: [{ get_started: { payload: "GO" } }] });
    for (let call = 0; call < 2; call += 1) await world.graph("GET", "me/messenger_profile");
    expect(await set({ get_started: { payload: "GO" } })).toBe("613");

    const id = await world.person();
    await world.control("messenger/get-started", { person: id });
    await world.control("messenger/ice-breaker", { person: id, index: 1 });
    await world.control("messenger/menu", { person: id, index: 0 });
    expect(await world.events()).toMatchObject([
      { postback: { payload: "GO" } },
      { postback: { title: "Hours?", payload: "h" } },
      { postback: { title: "Menu", payload: "m" } },
    ]);
  });
});

describe("people and personas", () => {
  it("shows names, refuses people without profile, and guards further details", async () => {
    const id = await world.person("messenger", { firstName: "Ada", lastName: "Lang" });
    const { body } = await world.graph("GET", `${id}?fields=first_name,last_name,profile_pic,locale`);
    expect(body).toEqual({ id, first_name: "Ada", last_name: "Lang", profile_pic: expect.any(String) });
    const shy = await world.person("messenger", { hasProfile: false });
    expect(codeOf(await world.graph("GET", shy))).toBe("100/2018218");
  });

  it("sends under a persona of the Page and under no other", async () => {
    const made = await world.graph("POST", "me/personas", {
      name: "Kim",
      profile_picture_url: "https://a.example/k.png",
    });
    const personaId = dig(made.body, "id");
    const id = await world.writer();
    expect((await world.send(id, { text: "Kim here" }, { persona_id: personaId })).status).toBe(200);
    expect(codeOf(await world.send(id, { text: "x" }, { persona_id: "1" }))).toBe("100");
    const list = await world.graph("GET", "me/personas");
    expect(list.body).toMatchObject({ data: [{ id: personaId, name: "Kim" }] });
    expect(
      codeOf(
        await world.graph("POST", "me/personas", {
          name: "x".repeat(51),
          profile_picture_url: "https://a.example",
        }),
      ),
    ).toBe("100");
  });

  it("reads conversations back", async () => {
    const id = await world.writer();
    world.clock.advance(2_000);
    const list = await world.graph("GET", `me/conversations?platform=messenger&user_id=${id}`);
    const conversation = await world.graph("GET", `${String(dig(list.body, "data.0.id"))}?fields=messages`);
    const mid = String(dig(conversation.body, "messages.data.0.id"));
    expect((await world.graph("GET", mid)).body).toMatchObject({ id: mid, message: "Hello", from: { id } });
  });
});

describe("Pages", () => {
  it("are listed with tokens, which work, end when access is withdrawn, and subscribe with known fields only", async () => {
    const user = world.meta.tokens.issue({
      type: "USER",
      subjectId: world.meta.owner.id,
      scopes: ["pages_show_list", "pages_messaging", "pages_manage_metadata"],
      isLongLived: true,
    });
    const fields = "id,name,access_token,tasks,instagram_business_account{id,username}";
    const { body } = await world.ask("GET", `/v25.0/me/accounts?fields=${fields}`, { token: user.value });
    expect(body).toMatchObject({
      data: [{ id: world.pageId, instagram_business_account: { id: world.linkedId } }],
    });
    const token = String(dig(body, "data.0.access_token"));
    const subscribe = (subscribed_fields: string) =>
      world.ask("POST", `/v25.0/${world.pageId}/subscribed_apps`, { token, body: { subscribed_fields } });
    expect(codeOf(await subscribe("messages,gossip"))).toBe("100");
    expect(
      codeOf(await world.ask("GET", `/v25.0/${world.pageId}/subscribed_apps`, { token: user.value })),
    ).toBe("210");
    await world.control("messenger/permission", { withdraw: ["pages_messaging"] });
    expect(codeOf(await subscribe("messages"))).toBe("200");
    expect(codeOf(await world.send(await world.person(), { text: "x" }))).toBe("200");
    await world.control("messenger/permission", { restore: ["pages_messaging"] });
    await world.control("tokens/revoke", { token });
    expect(codeOf(await subscribe("messages"))).toBe("190/460");
  });
});
