// What Telegram is told, and what follows from its answers.

import { describe, expect, it } from "vitest";
import type { InputRequest } from "@parley/contracts/messages";
import type { Credentials } from "../adapter.ts";
import type { OutgoingMessage, Part, RenderContext } from "../outbound.ts";
import { scriptedHttp, type ScriptedAnswer } from "../testing/scriptedHttp.ts";
import { deepLink } from "./deepLink.ts";
import { pollUpdates } from "./pollUpdates.ts";
import { render } from "./render.ts";
import { telegramAdapter } from "./telegramAdapter.ts";
import { withoutMarkup } from "./withoutMarkup.ts";

const context: RenderContext = {
  language: "en",
  absoluteUrl: (url) => new URL(url, "https://bot.example").href,
};
const credentials: Credentials = {
  baseUrl: "https://api.telegram.example",
  version: "",
  account: "222",
  parent: "",
  token: "222:AA",
  appSecret: "",
  appId: "",
};
const person = { address: "111" };
const group = { address: "-100123" };
const sendContext = { reference: "r1", byHuman: false, isWindowOpen: true, linksWork: true };
const loadMedia = async () => ({
  bytes: new TextEncoder().encode("PNGDATA"),
  type: "image/png",
  name: "a.png",
});
const sent: ScriptedAnswer = { json: { ok: true, result: { message_id: 42 } } };

function refusal(error_code: number, description: string, parameters = {}): ScriptedAnswer {
  return { status: error_code, json: { ok: false, error_code, description, parameters } };
}

const phone: InputRequest = { blockId: "q", canSkip: false, canGoBack: false, kind: "phone", country: "SE" };

function say(text: string, input?: InputRequest): OutgoingMessage {
  return { content: { kind: "text", text }, input };
}

describe("sending through the Bot API", () => {
  const photo: Part = {
    call: "sendPhoto",
    body: { caption: "Look" },
    media: { kind: "image", url: "https://bot.example/a.png", name: "a.png" },
  };
  const send = (part: Part, provider: ReturnType<typeof scriptedHttp>, to = person, more = {}) =>
    telegramAdapter.send(part, to, credentials, provider.http, { ...sendContext, ...more });

  it("sends JSON, and takes the answer as final", async () => {
    const provider = scriptedHttp(sent);
    expect(await send({ call: "sendMessage", body: { text: "Hi" } }, provider)).toEqual({
      ok: true,
      messageIds: ["42"],
      state: "sent",
    });
    expect(provider.requests[0]?.url).toBe("https://api.telegram.example/bot222:AA/sendMessage");
    expect(provider.sent(0)).toEqual({ chat_id: 111, text: "Hi" });
  });

  it("links a file when that works and uploads it when it does not", async () => {
    const linked = scriptedHttp(sent);
    await send(photo, linked, person, { loadMedia });
    expect(linked.sent(0)).toMatchObject({ photo: "https://bot.example/a.png" });

    const uploaded = scriptedHttp(sent);
    await send(photo, uploaded, person, { loadMedia, linksWork: false });
    expect(uploaded.requests[0]?.headers?.["content-type"]).toMatch(/^multipart\/form-data/);
    const form = Buffer.from(uploaded.requests[0]?.body ?? "").toString();
    expect(form).toContain('name="photo"; filename="a.png"');
    expect(form).toContain("PNGDATA");
  });

  it.each(["Bad Request: wrong HTTP URL specified", "Bad Request: failed to get HTTP URL content"])(
    "uploads a file after %j",
    async (description) => {
      const provider = scriptedHttp(refusal(400, description), sent);
      expect(await send(photo, provider, person, { loadMedia })).toMatchObject({ ok: true });
      expect(provider.requests).toHaveLength(2);
    },
  );

  it("says that its markup was refused, and has plain words to send then", async () => {
    const [part] = render(say("*Big* sale"), context);
    if (!part) throw new Error("Nothing was rendered.");
    const provider = scriptedHttp(refusal(400, "Bad Request: can't parse entities: Unclosed start tag"));
    expect(await send(part, provider)).toMatchObject({ ok: false, problem: { kind: "markup" } });
    expect(withoutMarkup(part)).toEqual({ call: "sendMessage", body: { text: "Big sale" } });
  });

  it("asks a group in words, because only persons can share their phone or place", async () => {
    const [part] = render(say("Your number?", phone), context);
    if (!part) throw new Error("Nothing was rendered.");
    const provider = scriptedHttp(sent);
    await send(part, provider, group);
    expect(provider.sent(0)).toEqual({ chat_id: -100_123, text: "Your number?" });
  });

  it("is careful with what may have been sent", async () => {
    const part: Part = { call: "sendMessage", body: { text: "Hi" } };
    const problem = async (answer: ScriptedAnswer, to = person) => {
      const result = await send(part, scriptedHttp(answer), to);
      return result.ok ? undefined : result.problem;
    };
    expect(await problem({ lost: "before" })).toMatchObject({ kind: "retry" });
    expect(await problem({ lost: "after" })).toMatchObject({ kind: "uncertain" });
    expect(await problem({ status: 502, text: "<html>" })).toMatchObject({ kind: "uncertain" });
    expect(await problem(refusal(429, "Too Many Requests", { retry_after: 7 }))).toMatchObject({
      kind: "slowAccount",
      retryAfterMs: 7000,
    });
    expect(await problem(refusal(429, "Too Many Requests", { retry_after: 7 }), group)).toMatchObject({
      kind: "slowRecipient",
    });
    expect(
      await problem(
        refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
          migrate_to_chat_id: -100_9,
        }),
        { address: "-9" },
      ),
    ).toMatchObject({ kind: "retry", movedTo: "-1009" });
  });

  it.each([
    [401, "Unauthorized", "reauthorise"],
    [404, "Not Found", "reauthorise"],
    [403, "Forbidden: bot was blocked by the user", "unreachable"],
    [403, "Forbidden: user is deactivated", "unreachable"],
    [400, "Bad Request: chat not found", "unreachable"],
    [400, "Bad Request: message is too long", "refused"],
    [409, "Conflict: terminated by other getUpdates request", "paused"],
    [413, "Request Entity Too Large", "media"],
  ])("takes %i %j for %s", (code, description, kind) => {
    const body = new TextEncoder().encode(JSON.stringify({ ok: false, error_code: code, description }));
    expect(telegramAdapter.classifyError({ status: code, headers: {}, body }).kind).toBe(kind);
  });
});

describe("finding a send that was cut off", () => {
  const part: Part = { call: "sendMessage", body: { text: "<b>Hi</b>", parse_mode: "HTML" } };
  const notFound = refusal(400, "Bad Request: message to edit not found");
  const foreign = refusal(400, "Bad Request: message can't be edited");
  const same = refusal(
    400,
    "Bad Request: message is not modified: specified new message content is the same",
  );
  const check = (
    provider: ReturnType<typeof scriptedHttp>,
    checked = part,
    after: string | undefined = "100",
  ) => telegramAdapter.checkSent?.(checked, person, credentials, provider.http, after);

  it("finds the number under which it was sent, past those of others", async () => {
    const provider = scriptedHttp(notFound, foreign, same);
    expect(await check(provider)).toEqual({ state: "sent", messageIds: ["103"] });
    expect(provider.sent(2)).toEqual({
      chat_id: 111,
      message_id: 103,
      text: "<b>Hi</b>",
      parse_mode: "HTML",
    });
  });

  it("says that it was not sent when no number has it", async () => {
    const provider = scriptedHttp(notFound);
    expect(await check(provider)).toEqual({ state: "notSent" });
    expect(provider.requests).toHaveLength(30);
  });

  it("does not know without a number to start from, without answers, and for what cannot be edited", async () => {
    expect(await check(scriptedHttp(same), part, "")).toEqual({ state: "unknown" });
    expect(await check(scriptedHttp({ lost: "after" }))).toEqual({ state: "unknown" });
    const keyboard = { ...part, body: { ...part.body, reply_markup: { remove_keyboard: true } } };
    expect(await check(scriptedHttp(same), keyboard)).toEqual({ state: "unknown" });
  });

  it("compares captions of files, and buttons of what has no words", async () => {
    const photo = scriptedHttp(same);
    await check(photo, { call: "sendPhoto", body: { caption: "Look" } });
    expect(photo.requests[0]?.url).toMatch(/editMessageCaption$/);
    const place = scriptedHttp(same);
    await check(place, { call: "sendLocation", body: { latitude: 1, longitude: 2 } });
    expect(place.requests[0]?.url).toMatch(/editMessageReplyMarkup$/);
  });
});

describe("what Telegram does beside sending", () => {
  it("edits the caption of a message that has no text", async () => {
    const provider = scriptedHttp(refusal(400, "Bad Request: there is no text in the message to edit"), sent);
    expect(await telegramAdapter.edit?.(person, "7", "*New*", credentials, provider.http)).toMatchObject({
      ok: true,
    });
    expect(provider.sent(1)).toMatchObject({ message_id: 7, caption: "<b>New</b>", parse_mode: "HTML" });
  });

  it("takes what is already done for done", async () => {
    const gone = scriptedHttp(refusal(400, "Bad Request: message to delete not found"));
    expect(await telegramAdapter.remove?.(person, "7", credentials, gone.http)).toMatchObject({ ok: true });
  });

  it("reacts with the sign as Telegram writes it, and takes it back", async () => {
    const provider = scriptedHttp({ json: { ok: true, result: true } });
    await telegramAdapter.react?.(person, "7", "❤️", credentials, provider.http);
    await telegramAdapter.react?.(person, "7", null, credentials, provider.http);
    expect(provider.sent(0)).toMatchObject({ reaction: [{ type: "emoji", emoji: "❤" }] });
    expect(provider.sent(1)).toMatchObject({ reaction: [] });
  });

  it("does not mind when showing that somebody writes fails", async () => {
    await expect(
      telegramAdapter.typing(person, credentials, scriptedHttp({ lost: "after" }).http),
    ).resolves.toBe(undefined);
  });

  it("looks a file up and fetches it", async () => {
    const provider = scriptedHttp(
      { json: { ok: true, result: { file_path: "photos/file 1.jpg" } } },
      { text: "JPEG" },
    );
    const media = await telegramAdapter.fetchMedia(
      { kind: "image", id: "f" },
      credentials,
      provider.http,
      1000,
    );
    expect(new TextDecoder().decode(media.bytes)).toBe("JPEG");
    expect(media.name).toBe("file 1.jpg");
    expect(provider.requests[1]).toMatchObject({
      url: "https://api.telegram.example/file/bot222:AA/photos/file%201.jpg",
      maxBytes: 1000,
    });
  });

  it("sets the webhook with its secret and everything it understands", async () => {
    const provider = scriptedHttp({ json: { ok: true, result: true } });
    await telegramAdapter.subscribe(credentials, provider.http, {
      url: "https://bot.example/t",
      verifyToken: "s",
    });
    expect(provider.sent(0)).toMatchObject({
      url: "https://bot.example/t",
      secret_token: "s",
      allowed_updates: expect.arrayContaining(["message", "message_reaction", "my_chat_member"]),
    });
  });

  it("shows what is wrong with a connection", async () => {
    const me: ScriptedAnswer = {
      json: { ok: true, result: { id: 222, first_name: "Shop", username: "shop_bot" } },
    };
    const info: ScriptedAnswer = {
      json: {
        ok: true,
        result: {
          url: "https://old.example",
          pending_update_count: 3,
          last_error_message: "Connection timed out",
        },
      },
    };
    const found = await telegramAdapter.check(credentials, scriptedHttp(me, info).http, {
      url: "https://bot.example/t",
    });
    expect(found.map(({ name, state }) => [name, state])).toEqual([
      ["token", "passed"],
      ["webhook", "failed"],
      ["updates", "failed"],
      ["deliveries", "failed"],
    ]);
    const revoked = await telegramAdapter.check(
      credentials,
      scriptedHttp(refusal(401, "Unauthorized")).http,
      {
        url: "",
      },
    );
    expect(revoked[0]).toMatchObject({ state: "failed", problem: { kind: "reauthorise" } });
  });

  it("polls and knows where to go on", async () => {
    const provider = scriptedHttp({ json: { ok: true, result: [{ update_id: 7 }, { update_id: 8 }] } });
    expect(await pollUpdates(credentials, provider.http, 7, 900)).toMatchObject({ offset: 9 });
    expect(provider.sent(0)).toMatchObject({ offset: 7, timeout: 50 });
    const quiet = scriptedHttp({ json: { ok: true, result: [] } });
    expect(await pollUpdates(credentials, quiet.http, 9, 1)).toEqual({ updates: [], offset: 9 });
  });

  it("builds deep links and refuses payloads that would not arrive", () => {
    expect(deepLink("@shop_bot", "promo_42")).toBe("https://t.me/shop_bot?start=promo_42");
    expect(deepLink("shop_bot", undefined, "group")).toBe("https://t.me/shop_bot?startgroup=");
    expect(deepLink("shop_bot", "två ord")).toBeUndefined();
  });
});
