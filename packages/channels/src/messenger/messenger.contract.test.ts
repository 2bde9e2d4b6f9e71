// Messenger as every channel must be, and the meaning of its fixtures.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeChannelContract } from "../contractSuite.ts";
import type { InboundEvent } from "../inbound.ts";
import { signBody } from "../meta/verifySignature.ts";
import { itReadsAnything } from "../testing/describeFuzz.ts";
import { messengerAdapter } from "./messengerAdapter.ts";

const secret = "app secret";
const folder = new URL("fixtures/", import.meta.url);
const fixtures = Object.fromEntries(
  readdirSync(folder).map((file): [string, unknown] => [
    file.replace(/\.json$/, ""),
    JSON.parse(readFileSync(new URL(file, folder), "utf8")),
  ]),
);
const kinds: Record<string, InboundEvent["kind"][]> = {
  account_linking: ["unknown"],
  change_of_tomorrow: ["unknown"],
  comment: ["comment"],
  comment_edited: ["comment"],
  comment_hidden: ["comment"],
  comment_own: ["comment"],
  comment_picture_only: ["comment"],
  comment_removed: ["comment"],
  comment_reply: ["comment"],
  comment_unhidden: ["comment"],
  comment_with_missing_author: ["account"],
  delivered: ["watermark"],
  echo_of_inbox: ["echo"],
  echo_of_ours: ["echo"],
  edit: ["edit"],
  feed_reaction: ["unknown"],
  message_with_missing_mid: ["unknown"],
  messaging_of_tomorrow: ["unknown"],
  optin_stopped: ["marketing"],
  policy: ["account"],
  reaction: ["reaction"],
  reaction_taken_back: ["reaction"],
  read: ["watermark"],
  sender_without_id: ["unknown"],
  standby: ["thread", "unknown"],
  thread_given_back: ["thread"],
  thread_taken: ["thread"],
  three_images: ["message", "message", "message"],
  two_entries: ["message", "message"],
};

function read(name: string): InboundEvent[] {
  return messengerAdapter.parse(fixtures[name], 5).events.map(({ event }) => event);
}

describeChannelContract({
  adapter: messengerAdapter,
  secrets: { appSecret: secret, verifyToken: "verify" },
  textRequest: (text) => {
    const message = { mid: "m_1", text };
    const messaging = [
      { sender: { id: "7" }, recipient: { id: "1" }, timestamp: 1_790_000_000_000, message },
    ];
    const body = new TextEncoder().encode(
      JSON.stringify({ object: "page", entry: [{ id: "1", messaging }] }),
    );
    return { method: "POST", headers: { "x-hub-signature-256": signBody(body, secret) }, query: {}, body };
  },
  bodies: Object.fromEntries(
    Object.entries(fixtures).map(([name, body]) => [name, { body, kinds: kinds[name] ?? ["message"] }]),
  ),
});

describe("webhooks of Messenger", () => {
  itReadsAnything(messengerAdapter, Object.values(fixtures));

  it("tells who wrote what to which Page, and when", () => {
    expect(read("text")).toEqual([
      {
        kind: "message",
        account: "1112223334",
        key: expect.stringMatching(/^m_/),
        at: 1_790_000_000_000,
        peer: { address: "7001002003" },
        messageId: expect.stringMatching(/^m_/),
        content: { kind: "text", text: "Do you ship to Norway?" },
      },
    ]);
    expect(read("reply")).toMatchObject([{ replyTo: "m_before" }]);
  });

  it("reads answers that were pressed, and data of the person's own as words", () => {
    expect(read("quick_reply")).toMatchObject([{ content: { kind: "press", id: "a|q|b", title: "Blue" } }]);
    expect(read("quick_reply_email")).toMatchObject([
      { content: { kind: "text", text: "maya@shop.example" } },
    ]);
    expect(read("postback")).toMatchObject([
      { content: { kind: "press", id: "hours", title: "Opening hours" } },
    ]);
  });

  it("begins with the word of the link that was opened", () => {
    expect(read("get_started")).toMatchObject([
      { content: { kind: "start", payload: "promo_42" }, referral: { ref: "promo_42", type: "link" } },
    ]);
    expect(read("opened_link")).toMatchObject([{ content: { kind: "start", payload: "promo_42" } }]);
    expect(read("optin_with_ref")).toMatchObject([{ content: { kind: "start", payload: "newsletter" } }]);
    expect(read("ad_referral")).toMatchObject([
      { content: { kind: "text" }, referral: { type: "ad", id: "6001", headline: "Spring sale" } },
    ]);
  });

  it("keeps the files of one message together, each under a key of its own", () => {
    const events = read("three_images");
    expect(new Set(events.map(({ key }) => key)).size).toBe(3);
    expect(new Set(events.map((event) => (event.kind === "message" ? event.albumId : ""))).size).toBe(1);
    expect(read("image_with_text")).toMatchObject([
      {
        content: { kind: "media", media: { kind: "image", url: "https://cdn.example/a.jpg" }, text: "Look" },
      },
    ]);
  });

  it("reads stickers once, and the thumb as what it says", () => {
    expect(read("sticker_twice")).toMatchObject([{ content: { media: { kind: "sticker" } } }]);
    expect(read("thumb")).toMatchObject([{ content: { kind: "text", text: "👍" } }]);
  });

  it("reads places and shared links, and needs no preview of a link that is written out", () => {
    expect(read("location")).toMatchObject([
      { content: { kind: "location", latitude: 59.33, name: "Kungsgatan" } },
    ]);
    expect(read("link_with_preview")).toMatchObject([{ content: { text: "https://shop.example/red" } }]);
    expect(read("shared_link")).toMatchObject([{ content: { text: "Red shoes\nhttps://shop.example/red" } }]);
    expect(read("attachment_of_tomorrow")).toMatchObject([
      { content: { kind: "unsupported", type: "hologram" } },
    ]);
    expect(read("message_of_tomorrow")).toMatchObject([
      { content: { kind: "unsupported", type: "hologram" } },
    ]);
  });

  it("knows its own sends by their reference, and others from the inbox of the Page", () => {
    expect(read("echo_of_ours")).toMatchObject([
      { isOurs: true, reference: "job:42", peer: { address: "7001002003" } },
    ]);
    expect(read("echo_of_inbox")).toMatchObject([
      { isOurs: false, content: { text: "Hello from the shop" } },
    ]);
  });

  it("tells how far messages have come", () => {
    expect(read("delivered")).toMatchObject([{ status: "delivered", until: 1_790_000_000_000 }]);
    expect(read("read")).toMatchObject([{ status: "read", until: 1_790_000_001_000 }]);
    expect(read("reaction")).toMatchObject([{ messageId: "m_before", emoji: "❤️" }]);
    expect(read("reaction_taken_back")).toMatchObject([{ emoji: null }]);
  });

  it("tells who has the thread", () => {
    expect(read("thread_taken")).toMatchObject([{ isOurs: false }]);
    expect(read("thread_given_back")).toMatchObject([{ isOurs: true }]);
    expect(read("standby")).toMatchObject([{ isOurs: false }, { type: "standby/message" }]);
  });

  it("reads comments, and never takes its own answer for somebody else's", () => {
    expect(read("comment")).toMatchObject([
      {
        verb: "add",
        commentId: "77_5",
        postId: "1112223334_77",
        text: "Price?",
        isOwn: false,
        at: 1_790_000_000_000,
      },
    ]);
    expect(read("comment")[0]).not.toHaveProperty("parentId");
    expect(read("comment_reply")).toMatchObject([{ parentId: "77_5" }]);
    expect(read("comment_own")).toMatchObject([{ isOwn: true }]);
    expect(read("comment_edited")).toMatchObject([{ verb: "edit", text: "Price, please?" }]);
    expect(read("comment_removed")).toMatchObject([{ verb: "remove", at: 1_790_000_005_000 }]);
    expect(read("comment_with_missing_author")).toMatchObject([{ what: "permission_missing" }]);
  });
});
