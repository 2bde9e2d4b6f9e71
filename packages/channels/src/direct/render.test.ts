// How a message is said on Messenger and Instagram.

import { describe, expect, it } from "vitest";
import type { InputRequest, MessageContent } from "@parley/contracts/messages";
import type { Part } from "../outbound.ts";
import { fields, list } from "../readFields.ts";
import { instagramPlatform, messengerPlatform, type Platform } from "./platform.ts";
import { renderMessage } from "./render.ts";

const context = { language: "en", absoluteUrl: (url: string) => new URL(url, "https://bot.example").href };
const common = { blockId: "q", canSkip: false, canGoBack: false };

function render(
  content: MessageContent,
  input?: InputRequest,
  platform: Platform = messengerPlatform,
): Part[] {
  return renderMessage({ content, input }, context, platform);
}

function say(text: string, input?: InputRequest, platform?: Platform): Part[] {
  return render({ kind: "text", text }, input, platform);
}

function messageOf(part: Part | undefined) {
  return fields(part?.body["message"]);
}

function templateOf(part: Part | undefined) {
  return fields(fields(messageOf(part)["attachment"])["payload"]);
}

function repliesOf(part: Part | undefined) {
  return list(messageOf(part)["quick_replies"]).map(fields);
}

function options(count: number, title = "Option") {
  return Array.from({ length: count }, (_, index) => ({ id: `o${index}`, title: `${title} ${index}` }));
}

describe("rendering for Messenger and Instagram", () => {
  it("says plain words, without marks", () => {
    expect(say("*Big* _sale_")).toEqual([{ call: "messages", body: { message: { text: "Big sale" } } }]);
  });

  it("counts bytes on Instagram and characters on Messenger", () => {
    const text = "Grüße 👋 ".repeat(150);
    expect(say(text)).toHaveLength(1);
    const parts = say(text, undefined, instagramPlatform);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts)
      expect(Buffer.byteLength(String(messageOf(part)["text"]))).toBeLessThanOrEqual(1000);
    for (const part of say("Words. ".repeat(900)))
      expect(String(messageOf(part)["text"]).length).toBeLessThan(2000);
  });

  it("offers up to thirteen short answers above the text field", () => {
    const [part] = say("Which?", { ...common, kind: "choice", options: options(13) });
    expect(repliesOf(part)).toHaveLength(13);
    expect(repliesOf(part)[0]).toEqual({ content_type: "text", title: "Option 0", payload: "a|q|o0" });
    expect(messageOf(part)["text"]).toBe("Which?");
  });

  it("numbers more answers, and keeps skip and back to be pressed", () => {
    const [part] = say("Which?", { ...common, canSkip: true, kind: "choice", options: options(13) });
    expect(messageOf(part)["text"]).toContain("13. Option 12");
    expect(repliesOf(part).map(({ title }) => title)).toEqual(["Skip"]);
  });

  it("writes long titles out and shortens them to be pressed", () => {
    const [part] = say("Which?", {
      ...common,
      kind: "choice",
      options: options(2, "The one with the long name"),
    });
    expect(messageOf(part)["text"]).toContain("1. The one with the long name 0");
    const titles = repliesOf(part).map(({ title }) => String(title));
    expect(new Set(titles).size).toBe(2);
    for (const title of titles) expect(title.length).toBeLessThanOrEqual(20);
  });

  it("asks the person's profile for number and address", () => {
    const [phone] = say("Your number?", { ...common, kind: "phone", country: "SE" });
    expect(repliesOf(phone)).toEqual([{ content_type: "user_phone_number" }]);
    const [email] = say("Your address?", { ...common, canSkip: true, kind: "email", maxLength: 100 });
    expect(repliesOf(email).map((reply) => reply["content_type"])).toEqual(["user_email", "text"]);
  });

  it("opens up to three links from buttons, calls numbers only on Messenger, and writes more out", () => {
    const links = [
      { title: "Our shop in the old town", url: "https://shop.example" },
      { title: "Call", url: "tel:+46 8 123 456" },
    ];
    const content: MessageContent = { kind: "links", text: "Find us", links };
    expect(templateOf(render(content)[0])).toMatchObject({
      template_type: "button",
      text: "Find us",
      buttons: [
        { type: "web_url", title: "Our shop in the old…", url: "https://shop.example" },
        { type: "phone_number", payload: "+468123456" },
      ],
    });
    expect(messageOf(render(content, undefined, instagramPlatform)[0])["text"]).toBe(
      "Find us\nOur shop in the old town: https://shop.example\nCall: +46 8 123 456",
    );
    const four = {
      ...content,
      links: Array.from({ length: 4 }, () => ({ title: "Shop", url: "https://a.example" })),
    };
    expect(messageOf(render(four)[0])["text"]).toContain("https://a.example");
  });

  it("shows cards beside each other, ten at most, and loses no button", () => {
    const cards = Array.from({ length: 12 }, (_, index) => ({
      id: `c${index}`,
      title: `Card ${index} ${"with a long title ".repeat(6)}`,
      buttons: [
        { id: `b${index}`, title: "Take it" },
        { id: `m${index}`, title: "Write", url: "mailto:maya@shop.example" },
      ],
    }));
    const parts = render({ kind: "cards", text: "Choose", cards });
    const elements = parts.map((part) => list(templateOf(part)["elements"]).map(fields));
    expect(elements.map(({ length }) => length)).toEqual([0, 10, 2, 0]);
    for (const element of elements.flat()) expect(String(element["title"]).length).toBeLessThanOrEqual(80);
    expect(elements[1]?.[0]?.["buttons"]).toEqual([{ type: "postback", title: "Take it", payload: "a||b0" }]);
    expect(messageOf(parts.at(-1))["text"]).toContain("Write: maya@shop.example");
  });

  it("sends the words of a file after it, once it has arrived", () => {
    const parts = render({ kind: "image", url: "/a.png", alt: "", text: "Look" });
    expect(parts).toMatchObject([
      { media: { url: "https://bot.example/a.png" }, mustArrive: true },
      { body: { message: { text: "Look" } } },
    ]);
  });

  it("links files the platform has no place for", () => {
    const sound: MessageContent = { kind: "audio", url: "https://shop.example/a.mp3" };
    expect(render(sound)[0]?.media).toBeDefined();
    expect(render(sound, undefined, instagramPlatform)).toEqual([
      { call: "messages", body: { message: { text: "https://shop.example/a.mp3" } } },
    ]);
  });

  it("answers a message on Messenger, and not what has no id", () => {
    const parts = (replyTo: string, platform: Platform) =>
      renderMessage({ content: { kind: "text", text: "Hi" }, replyTo }, context, platform);
    expect(parts("m_1:2", messengerPlatform)[0]?.body["reply_to"]).toEqual({ mid: "m_1" });
    expect(parts("postback:7:1:x", messengerPlatform)[0]?.body).not.toHaveProperty("reply_to");
    expect(parts("m_1", instagramPlatform)[0]?.body).not.toHaveProperty("reply_to");
  });

  it("says nothing of an event without words", () => {
    expect(render({ kind: "event", event: "agentJoined" })).toEqual([]);
  });
});
