// Telegram as every channel must be, and the meaning of each fixture.

import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeChannelContract } from "../contractSuite.ts";
import type { InboundEvent } from "../inbound.ts";
import { telegramAdapter } from "./telegramAdapter.ts";

const secret = "webhook_secret-1";
const folder = new URL("fixtures/", import.meta.url);

const kinds: Record<string, InboundEvent["kind"]> = {
  blocked: "reach",
  unblocked: "reach",
  left_group: "reach",
  channel_post: "unknown",
  edited_live_location: "unknown",
  edited_text: "edit",
  group_member_joined: "unknown",
  group_upgraded: "moved",
  group_upgraded_seen_from_new: "moved",
  message_with_missing_chat: "unknown",
  poll_answer: "unknown",
  press_without_data: "unknown",
  reaction: "reaction",
  reaction_custom: "reaction",
  reaction_taken_back: "reaction",
  unknown_update: "unknown",
};

const fixtures = Object.fromEntries(
  readdirSync(folder).map((file): [string, unknown] => [
    file.replace(/\.json$/, ""),
    JSON.parse(readFileSync(new URL(file, folder), "utf8")),
  ]),
);

function read(name: keyof typeof fixtures): InboundEvent | undefined {
  return telegramAdapter.parse(fixtures[name], 5).events[0]?.event;
}

describeChannelContract({
  adapter: telegramAdapter,
  secrets: { appSecret: "", verifyToken: secret },
  textRequest: (text) => ({
    method: "POST",
    headers: { "x-telegram-bot-api-secret-token": secret },
    query: {},
    body: new TextEncoder().encode(
      JSON.stringify({
        update_id: 1,
        message: {
          message_id: 2,
          chat: { id: 3, type: "private" },
          from: { id: 3 },
          date: 1_790_000_000,
          text,
        },
      }),
    ),
  }),
  bodies: Object.fromEntries(
    Object.entries(fixtures).map(([name, body]) => [name, { body, kinds: [kinds[name] ?? "message"] }]),
  ),
});

describe("updates of Telegram", () => {
  it("tells who wrote what, and when", () => {
    expect(read("text")).toEqual({
      kind: "message",
      account: "",
      key: expect.stringMatching(/^u\d+$/),
      at: 1_790_000_000_000,
      peer: { address: "111", kind: "private", username: "test_user", name: "Test Person", language: "sv" },
      messageId: expect.any(String),
      content: { kind: "text", text: "Do you ship to Norway?" },
    });
    expect(read("text_reply_forwarded")).toMatchObject({ replyTo: "9", isForwarded: true });
  });

  it("reads what a deep link carries", () => {
    expect(read("start")).toMatchObject({ content: { kind: "start" } });
    expect(read("start_with_payload")).toMatchObject({ content: { kind: "start", payload: "promo_42" } });
  });

  it("keeps a group apart from the member who speaks", () => {
    expect(read("group_text")).toMatchObject({
      peer: {
        address: "-100123",
        kind: "group",
        name: "Shop talk",
        speaker: { id: "111", name: "Test Person" },
      },
    });
  });

  it("takes the largest size of a picture, and keeps an album together", () => {
    expect(read("photo_with_caption")).toMatchObject({
      content: { kind: "media", media: { kind: "image", id: "large" }, text: "Mine looks like this" },
    });
    expect(read("album_first_photo")).toMatchObject({ albumId: "1377" });
    expect(read("album_second_photo")).toMatchObject({ albumId: "1377" });
  });

  it.each([
    ["video", { kind: "video", id: "vid", sizeBytes: 900_000 }],
    ["animation_with_document", { kind: "video", id: "anim", name: "wave.mp4" }],
    ["video_note", { kind: "video", id: "note" }],
    ["audio", { kind: "audio", id: "aud", name: "song.mp3" }],
    ["voice", { kind: "voice", id: "voi", type: "audio/ogg" }],
    ["document", { kind: "document", id: "doc", name: "Offer – Ångström.pdf" }],
    ["sticker_animated", { kind: "sticker", id: "sti", type: "application/x-tgsticker" }],
  ])("reads the file of %s", (name, media) => {
    expect(read(name)).toMatchObject({ content: { kind: "media", media } });
  });

  it("trusts a phone number only from its owner", () => {
    expect(read("contact_own")).toMatchObject({
      peer: { phone: "46701234567" },
      content: { kind: "contacts", contacts: [{ isOwn: true }] },
    });
    const other = read("contact_of_another");
    expect(other).toMatchObject({
      content: {
        contacts: [
          {
            name: "Maya Lindqvist",
            emails: ["maya@shop.example"],
            organisation: "Shop, north",
            url: "https://shop.example",
            isOwn: false,
          },
        ],
      },
    });
    expect(other).not.toHaveProperty("peer.phone");
  });

  it("names a place when it has a name", () => {
    expect(read("location")).toMatchObject({ content: { kind: "location", latitude: 59.3293 } });
    expect(read("venue")).toMatchObject({ content: { name: "Kungsgatan shop", address: "Kungsgatan 1" } });
  });

  it("reads a press with the title of its button, or with its data when the message is out of reach", () => {
    expect(read("press")).toMatchObject({
      content: { kind: "press", id: "a|q|b", title: "Blue" },
      replyTo: "8",
      callbackId: "4382bfdw",
    });
    expect(read("press_on_message_out_of_reach")).toMatchObject({ at: 5, content: { title: "a|q|b" } });
    expect(read("press_on_inline_message")).toMatchObject({ peer: { address: "111", kind: "private" } });
  });

  it("reads a reaction, another one in its place, and none", () => {
    expect(read("reaction")).toMatchObject({ messageId: "8", emoji: "👍" });
    expect(read("reaction_custom")).toMatchObject({ emoji: "✨" });
    expect(read("reaction_taken_back")).toMatchObject({ emoji: null });
  });

  it("tells who can be reached", () => {
    expect(read("blocked")).toMatchObject({ isReachable: false, reason: "kicked" });
    expect(read("unblocked")).toMatchObject({ isReachable: true });
    expect(read("left_group")).toMatchObject({ isReachable: false, peer: { kind: "group" } });
  });

  it("tells a moved group from both of its sides alike", () => {
    const move = { kind: "moved", peer: { address: "-555" }, newAddress: "-100123" };
    expect(read("group_upgraded")).toMatchObject(move);
    expect(read("group_upgraded_seen_from_new")).toMatchObject(move);
  });

  it("keeps what it cannot show under Telegram's name", () => {
    expect(read("dice")).toMatchObject({ content: { kind: "unsupported", type: "dice", text: "🎲 4" } });
    expect(read("poll")).toMatchObject({ content: { type: "poll", text: "Which?\nRed\nBlue" } });
    expect(read("content_of_tomorrow")).toMatchObject({ content: { type: "hologram" } });
    expect(read("group_member_joined")).toMatchObject({ kind: "unknown", type: "message/new_chat_members" });
  });

  it("knows an update without a number by its words", () => {
    expect(read("missing_update_id")?.key).toMatch(/^h[0-9a-f]{32}$/);
  });

  it("makes one event of any object, whatever is in it", () => {
    const bodies = Object.values(fixtures);
    const fuzzed = fc.oneof(
      fc.object({
        key: fc.constantFrom("update_id", "message", "callback_query", "chat", "id", "from", "photo", "data"),
      }),
      fc
        .tuple(fc.constantFrom(...bodies), fc.anything())
        .map(([body, value]) => ({ ...Object(body), message: value })),
    );
    fc.assert(
      fc.property(fuzzed, (body) => {
        const { events } = telegramAdapter.parse(body, 5);
        expect(events).toHaveLength(Object.keys(body).length === 0 ? 0 : 1);
        for (const { event } of events) expect(Number.isFinite(event.at) && event.key !== "").toBe(true);
      }),
      { seed: 20_261_124, numRuns: 500 },
    );
  });
});
