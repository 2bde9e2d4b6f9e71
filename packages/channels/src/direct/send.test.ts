// What Messenger and Instagram are told, and what follows from their answers.

import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Credentials } from "../adapter.ts";
import { instagramAdapter } from "../instagram/instagramAdapter.ts";
import { messengerAdapter } from "../messenger/messengerAdapter.ts";
import { readSignedRequest } from "../meta/readSignedRequest.ts";
import type { Part } from "../outbound.ts";
import { scriptedHttp, type ScriptedAnswer } from "../testing/scriptedHttp.ts";
import { hideComment, replyPrivately, replyToComment } from "./comments.ts";
import { setMessengerProfile } from "./messengerProfile.ts";

const page: Credentials = {
  baseUrl: "https://graph.example",
  version: "v25.0",
  account: "111",
  parent: "",
  token: "page-token",
  appSecret: "",
  appId: "",
};
const below: Credentials = { ...page, account: "178", parent: "111", login: "facebook" };
const own: Credentials = { ...page, account: "178", login: "instagram" };
const person = { address: "700" };
const context = { reference: "job:42", byHuman: false, isWindowOpen: true, linksWork: true };
const hello: Part = { call: "messages", body: { message: { text: "Hi" } } };
const photo: Part = {
  call: "messages",
  body: { message: { attachment: { type: "image", payload: {} } } },
  media: { kind: "image", url: "https://bot.example/a.png" },
};
const sent: ScriptedAnswer = { json: { recipient_id: "700", message_id: "m_9" } };
const loadMedia = async () => ({
  bytes: new TextEncoder().encode("PNGDATA"),
  type: "image/png",
  name: "a.png",
});

function refusal(code: number, subcode?: number, status = 400): ScriptedAnswer {
  return { status, json: { error: { code, error_subcode: subcode, message: "No." } } };
}

describe("sending to Messenger and Instagram", () => {
  it("sends with a reference that comes back", async () => {
    const provider = scriptedHttp(sent);
    expect(await messengerAdapter.send(hello, person, page, provider.http, context)).toEqual({
      ok: true,
      messageIds: ["m_9"],
      state: "sent",
    });
    expect(provider.requests[0]?.url).toBe("https://graph.example/v25.0/111/messages");
    expect(provider.sent(0)).toEqual({
      recipient: { id: "700" },
      message: { text: "Hi", metadata: "job:42" },
      messaging_type: "RESPONSE",
    });
  });

  it("lets a person answer for seven days, and a bot only within the window", async () => {
    const provider = scriptedHttp(sent);
    const late = { ...context, isWindowOpen: false };
    await messengerAdapter.send(hello, person, page, provider.http, { ...late, byHuman: true });
    await messengerAdapter.send(hello, person, page, provider.http, late);
    await instagramAdapter.send(hello, person, own, provider.http, { ...late, byHuman: true });
    await instagramAdapter.send(hello, person, own, provider.http, context);
    expect(provider.sent(0)).toMatchObject({ messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" });
    expect(provider.sent(1)).toMatchObject({ messaging_type: "UPDATE" });
    expect(provider.sent(2)).toMatchObject({ messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" });
    expect(provider.sent(3)).not.toHaveProperty("messaging_type");
  });

  it("speaks for an Instagram account in both of its set-ups", async () => {
    const provider = scriptedHttp(sent);
    await instagramAdapter.send(hello, person, below, provider.http, context);
    await instagramAdapter.send(hello, person, own, provider.http, context);
    expect(provider.requests.map(({ url }) => new URL(url).pathname)).toEqual([
      "/v25.0/111/messages",
      "/v25.0/178/messages",
    ]);
  });

  it("links a file, and uploads it when the link was refused or cannot work", async () => {
    const upload: ScriptedAnswer = { json: { attachment_id: "a5" } };
    const refused = scriptedHttp(refusal(100, 2_018_008), upload, sent);
    expect(
      await messengerAdapter.send(photo, person, page, refused.http, { ...context, loadMedia }),
    ).toMatchObject({
      ok: true,
    });
    expect(refused.sent(0)).toMatchObject({
      message: { attachment: { type: "image", payload: { url: "https://bot.example/a.png" } } },
    });
    expect(refused.requests[1]?.url).toMatch(/111\/message_attachments$/);
    expect(Buffer.from(refused.requests[1]?.body ?? "").toString()).toContain("PNGDATA");
    expect(refused.sent(2)).toMatchObject({ message: { attachment: { payload: { attachment_id: "a5" } } } });

    const local = scriptedHttp(upload, sent);
    await instagramAdapter.send(photo, person, below, local.http, {
      ...context,
      loadMedia,
      linksWork: false,
    });
    expect(Buffer.from(local.requests[0]?.body ?? "").toString()).toContain('name="platform"');
  });

  it("is careful with what may have been sent", async () => {
    const kind = async (answer: ScriptedAnswer) => {
      const result = await messengerAdapter.send(hello, person, page, scriptedHttp(answer).http, context);
      return result.ok ? "sent" : result.problem.kind;
    };
    expect(await kind({ lost: "before" })).toBe("retry");
    expect(await kind({ lost: "after" })).toBe("uncertain");
    expect(await kind({ status: 502, text: "<html>" })).toBe("uncertain");
    expect(await kind({ json: {} })).toBe("uncertain");
    expect(await kind(refusal(2, undefined, 500))).toBe("retry");
  });

  it.each([
    [1, 1_357_046, "uncertain"],
    [10, 2_018_278, "needsTemplate"],
    [10, 2_534_022, "needsTemplate"],
    [10, 2_018_108, "unreachable"],
    [10, 1_893_063, "paused"],
    [100, 2_018_001, "unreachable"],
    [100, 2_018_047, "media"],
    [100, undefined, "refused"],
    [190, 460, "reauthorise"],
    [551, 1_545_041, "unreachable"],
    [200, 1_545_041, "unreachable"],
    [613, 2_534_040, "slowAccount"],
    [10_900, undefined, "refused"],
  ])("takes %i/%s for %s", (code, subcode, kind) => {
    const body = new TextEncoder().encode(JSON.stringify({ error: { code, error_subcode: subcode } }));
    expect(messengerAdapter.classifyError({ status: 400, headers: {}, body }).kind).toBe(kind);
  });
});

describe("what Messenger and Instagram do beside sending", () => {
  it("shows typing, marks as read, and reacts by name", async () => {
    const provider = scriptedHttp({ json: { recipient_id: "700" } });
    await messengerAdapter.typing(person, page, provider.http);
    await messengerAdapter.markRead?.(person, "m_1", page, provider.http);
    await messengerAdapter.react?.(person, "m_1:2", "❤️", page, provider.http);
    await messengerAdapter.react?.(person, "m_1", null, page, provider.http);
    expect([0, 1, 2, 3].map((index) => provider.sent(index))).toMatchObject([
      { sender_action: "typing_on" },
      { sender_action: "mark_seen" },
      { sender_action: "react", payload: { message_id: "m_1", reaction: "love" } },
      { sender_action: "unreact", payload: { message_id: "m_1" } },
    ]);
  });

  it("reads profiles, and minds nobody who shows none", async () => {
    const known = scriptedHttp({
      json: { first_name: "Maya", last_name: "L", locale: "sv_SE", profile_pic: "https://p" },
    });
    expect(await messengerAdapter.fetchProfile?.(person, page, known.http)).toEqual({
      name: "Maya L",
      language: "sv-SE",
      pictureUrl: "https://p",
    });
    const hidden = scriptedHttp(refusal(100, 2_018_218));
    expect(await messengerAdapter.fetchProfile?.(person, page, hidden.http)).toBeUndefined();
  });

  it("gives the app its address and the account to the app", async () => {
    const told = { json: { data: [{ id: "5", subscribed_fields: ["feed"] }] } };
    const provider = scriptedHttp({ json: { success: true } }, told, { json: { success: true } });
    const webhook = { url: "https://bot.example/hooks/messenger/app", verifyToken: "v" };
    await messengerAdapter.subscribe({ ...page, appId: "5", appSecret: "s" }, provider.http, webhook);
    expect(provider.sent(0)).toMatchObject({ object: "page", callback_url: webhook.url, verify_token: "v" });
    expect(provider.requests[0]?.headers?.["authorization"]).toBe("Bearer 5|s");
    const { searchParams, pathname } = new URL(provider.requests[2]?.url ?? "");
    expect(pathname).toBe("/v25.0/111/subscribed_apps");
    // What another channel of the Page hears already stays.
    expect(searchParams.get("subscribed_fields")?.split(",").slice(0, 2)).toEqual(["feed", "messages"]);
    expect(provider.sent(3)).toEqual({ get_started: { payload: "GET_STARTED" } });

    const login = scriptedHttp({ json: { success: true } });
    await instagramAdapter.subscribe({ ...own, appId: "5", appSecret: "s" }, login.http, webhook);
    expect(login.requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });

  it("answers comments in public and in private, and hides them", async () => {
    const provider = scriptedHttp({ json: { id: "c9", message_id: "m_9" } });
    expect(await replyToComment("messenger", "77_5", "Thanks", page, provider.http)).toBe("c9");
    await replyToComment("instagram", "178", "Thanks", own, provider.http);
    await replyPrivately("messenger", "77_5", hello, page, provider.http, {
      ...context,
      isWindowOpen: false,
    });
    await hideComment("messenger", "77_5", true, page, provider.http);
    await hideComment("instagram", "178", true, own, provider.http);
    expect(provider.requests.map(({ url }) => new URL(url).pathname)).toEqual([
      "/v25.0/77_5/comments",
      "/v25.0/178/replies",
      "/v25.0/111/messages",
      "/v25.0/77_5",
      "/v25.0/178",
    ]);
    expect(provider.sent(2)).toMatchObject({ recipient: { comment_id: "77_5" }, messaging_type: "RESPONSE" });
    expect([provider.sent(3), provider.sent(4)]).toEqual([{ is_hidden: true }, { hide: true }]);
  });

  it("sets the button a menu needs, and takes away what is empty", async () => {
    const provider = scriptedHttp({ json: { result: "success" } });
    const menu = [{ title: "Hours", payload: "hours" }];
    await setMessengerProfile("messenger", { menu, iceBreakers: [] }, page, provider.http);
    expect(provider.sent(0)).toMatchObject({
      get_started: { payload: "GET_STARTED" },
      persistent_menu: [{}],
    });
    expect(provider.requests[1]).toMatchObject({ method: "DELETE", body: '{"fields":["ice_breakers"]}' });
    await setMessengerProfile("instagram", { menu }, below, provider.http);
    expect(provider.requests[2]?.url).toContain("platform=instagram");
    expect(provider.sent(2)).not.toHaveProperty("get_started");
  });

  it("believes a signed request only with its signature", () => {
    const payload = Buffer.from(JSON.stringify({ user_id: "1" })).toString("base64url");
    const signature = createHmac("sha256", "secret").update(payload).digest("base64url");
    expect(readSignedRequest(`${signature}.${payload}`, "secret")).toEqual({ user_id: "1" });
    expect(readSignedRequest(`${signature}.${payload}`, "other")).toBeUndefined();
    expect(readSignedRequest(`${signature}.${payload}`, "")).toBeUndefined();
    expect(readSignedRequest("nonsense", "secret")).toBeUndefined();
  });
});
