// How a message is said on Telegram.

import { describe, expect, it } from "vitest";
import type { InputRequest, MessageContent } from "@parley/contracts/messages";
import { readAnswerId } from "../answerId.ts";
import type { Part, RenderContext } from "../outbound.ts";
import { render as renderMessage } from "./render.ts";

const context: RenderContext = {
  language: "en",
  absoluteUrl: (url) => new URL(url, "https://bot.example").href,
};
const common = { blockId: "q", canSkip: false, canGoBack: false };

function render(content: MessageContent, input?: InputRequest, more: Partial<RenderContext> = {}): Part[] {
  return renderMessage({ content, input }, { ...context, ...more });
}

function say(text: string, input?: InputRequest, more: Partial<RenderContext> = {}): Part[] {
  return render({ kind: "text", text }, input, more);
}

function rows(part: Part | undefined): { text: string; callback_data?: string; url?: string }[][] {
  const markup = part?.body["reply_markup"];
  return typeof markup === "object" && markup !== null && "inline_keyboard" in markup
    ? (markup.inline_keyboard as ReturnType<typeof rows>)
    : [];
}

function options(...titles: string[]) {
  return titles.map((title, index) => ({ id: `o${index}`, title }));
}

describe("rendering for Telegram", () => {
  it("writes marks as HTML, escapes signs, and needs no mode for plain words", () => {
    expect(say("Hi")).toEqual([{ call: "sendMessage", body: { text: "Hi" } }]);
    expect(say("*Big* _sale_ ~now~ `a<b` & https://shop.example?a=1&b=2")).toEqual([
      {
        call: "sendMessage",
        body: {
          text: "<b>Big</b> <i>sale</i> <s>now</s> <code>a&lt;b</code> &amp; https://shop.example?a=1&amp;b=2",
          parse_mode: "HTML",
        },
        plain: "Big sale now a<b & https://shop.example?a=1&b=2",
      },
    ]);
  });

  it("lays short answers beside each other and long ones below", () => {
    const short = say("Sure?", { ...common, kind: "choice", options: options("Yes", "No") });
    expect(rows(short[0]).map((row) => row.map(({ text }) => text))).toEqual([["Yes", "No"]]);
    const long = say("Which?", {
      ...common,
      kind: "choice",
      options: options("The red one with dots", "Blue"),
    });
    expect(rows(long[0])).toHaveLength(2);
  });

  it("keeps every button's data within 64 bytes and readable", () => {
    const input: InputRequest = {
      ...common,
      blockId: "block".repeat(20),
      kind: "choice",
      options: options("Ja"),
    };
    const data = rows(say("?", input)[0])[0]?.[0]?.callback_data ?? "";
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(readAnswerId(data)?.optionId).toBe("o0");
  });

  it("numbers more answers than buttons fit, and several answers at once", () => {
    const many = options(...Array.from({ length: 101 }, (_, index) => `Option ${index}`));
    const [part] = say("Which?", { ...common, kind: "choice", options: many });
    expect(rows(part)).toEqual([]);
    expect(part?.body["text"]).toContain("101. Option 100");
    const several = say("Which ones?", {
      ...common,
      kind: "choices",
      options: options("Red", "Blue"),
      min: 1,
      max: 2,
      submitLabel: "Send",
    });
    expect(several[0]?.body["text"]).toMatch(/1\. Red\n2\. Blue/);
  });

  it("asks for phone and place with the person's keyboard, and takes it away afterwards", () => {
    const [phone] = say("Your number?", { ...common, canSkip: true, kind: "phone", country: "SE" });
    expect(phone?.body["reply_markup"]).toMatchObject({
      keyboard: [[{ request_contact: true }], [{ text: "Skip" }]],
    });
    const [place] = say("Where?", { ...common, kind: "location" });
    expect(place?.body["reply_markup"]).toMatchObject({ keyboard: [[{ request_location: true }]] });
    const [thanks] = say("Thanks", undefined, { isKeyboardOpen: true });
    expect(thanks?.body["reply_markup"]).toEqual({ remove_keyboard: true });
  });

  it("gives a question without words something to stand below", () => {
    const parts = say("", { ...common, kind: "choice", options: options("Yes") });
    expect(parts).toHaveLength(1);
    expect(parts[0]?.body["text"]).toBe("Please choose:");
  });

  it("puts the buttons below the last piece of a long text only", () => {
    const parts = say("Words and words. ".repeat(600), {
      ...common,
      kind: "choice",
      options: options("Yes"),
    });
    expect(parts.length).toBeGreaterThan(2);
    for (const { body } of parts) expect(String(body["text"]).length).toBeLessThanOrEqual(4096);
    expect(parts.map((part) => rows(part).length)).toEqual([...parts.slice(1).map(() => 0), 1]);
  });

  it("writes a caption below its picture when it is too long for one", () => {
    const image = (text: string) => render({ kind: "image", url: "/a.png", alt: "", text });
    expect(image("Look")).toMatchObject([{ call: "sendPhoto", body: { caption: "Look" } }]);
    const long = image("Words. ".repeat(200));
    expect(long.map(({ call }) => call)).toEqual(["sendPhoto", "sendMessage"]);
    expect(long[0]?.body).not.toHaveProperty("caption");
  });

  it("chooses the call by the kind of file", () => {
    const call = (content: MessageContent) => render(content)[0]?.call;
    expect(call({ kind: "image", url: "/a.gif", alt: "" })).toBe("sendAnimation");
    expect(call({ kind: "image", url: "/a.webp", alt: "", isSticker: true })).toBe("sendSticker");
    expect(call({ kind: "image", url: "/a.svg", alt: "" })).toBe("sendDocument");
    expect(call({ kind: "audio", url: "/a.ogg" })).toBe("sendVoice");
    expect(call({ kind: "audio", url: "/a.mp3" })).toBe("sendAudio");
    expect(call({ kind: "video", url: "https://youtu.be/abc" })).toBe("sendMessage");
  });

  it("opens web pages from buttons and writes other addresses out", () => {
    const [part] = render({
      kind: "links",
      text: "Find us",
      links: [
        { title: "Shop", url: "https://shop.example" },
        { title: "Call", url: "tel:+468123456" },
        { title: "Local", url: "http://localhost/x" },
      ],
    });
    expect(rows(part)).toEqual([[{ text: "Shop", url: "https://shop.example" }]]);
    expect(part?.body["text"]).toBe("Find us\nCall: +468123456\nLocal: http://localhost/x");
  });

  it("answers a message, but not a press, which has none", () => {
    const parts = (replyTo: string) =>
      renderMessage({ content: { kind: "text", text: "Hi" }, replyTo }, context);
    expect(parts("7")[0]?.body["reply_parameters"]).toMatchObject({ message_id: 7 });
    expect(parts("callback:abc")[0]?.body).not.toHaveProperty("reply_parameters");
  });

  it("says nothing of an event without words", () => {
    expect(render({ kind: "event", event: "agentJoined" })).toEqual([]);
  });
});
