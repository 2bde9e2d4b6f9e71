// Instagram as every channel must be, and the meaning of its fixtures.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeChannelContract } from "../contractSuite.ts";
import type { InboundEvent } from "../inbound.ts";
import { signBody } from "../meta/verifySignature.ts";
import { itReadsAnything } from "../testing/describeFuzz.ts";
import { instagramAdapter } from "./instagramAdapter.ts";

const secret = "app secret";
const folder = new URL("fixtures/", import.meta.url);
const fixtures = Object.fromEntries(
  readdirSync(folder).map((file): [string, unknown] => [
    file.replace(/\.json$/, ""),
    JSON.parse(readFileSync(new URL(file, folder), "utf8")),
  ]),
);
const kinds: Record<string, InboundEvent["kind"][]> = {
  change_of_tomorrow: ["unknown"],
  comment: ["comment"],
  comment_flat: ["comment"],
  comment_live: ["comment"],
  comment_on_ad_told_twice: ["comment"],
  comment_own: ["comment"],
  comment_own_by_scoped_id: ["comment"],
  comment_reply: ["comment"],
  comment_with_comment_id: ["comment"],
  comment_with_missing_author: ["unknown"],
  echo_of_inbox: ["echo"],
  echo_of_ours: ["echo"],
  edit: ["edit"],
  message_with_missing_mid: ["unknown"],
  messaging_of_tomorrow: ["unknown"],
  own_test: ["unknown"],
  reaction: ["reaction"],
  reaction_taken_back: ["reaction"],
  seen: ["status", "watermark"],
  sender_without_id: ["unknown"],
  standby: ["thread", "unknown"],
  thread_given_back: ["thread"],
  thread_taken: ["thread"],
  three_images: ["message", "message", "message"],
  two_entries: ["message", "message"],
  unsent: ["delete"],
};

function read(name: string): InboundEvent[] {
  return instagramAdapter.parse(fixtures[name], 5).events.map(({ event }) => event);
}

describeChannelContract({
  adapter: instagramAdapter,
  secrets: { appSecret: secret, verifyToken: "verify" },
  textRequest: (text) => {
    const message = { mid: "aWdf1", text };
    const messaging = [
      { sender: { id: "7" }, recipient: { id: "1" }, timestamp: 1_790_000_000_000, message },
    ];
    const body = new TextEncoder().encode(
      JSON.stringify({ object: "instagram", entry: [{ id: "1", messaging }] }),
    );
    return { method: "POST", headers: { "x-hub-signature-256": signBody(body, secret) }, query: {}, body };
  },
  bodies: Object.fromEntries(
    Object.entries(fixtures).map(([name, body]) => [name, { body, kinds: kinds[name] ?? ["message"] }]),
  ),
});

describe("webhooks of Instagram", () => {
  itReadsAnything(instagramAdapter, Object.values(fixtures));

  it("reads stories, reels and hearts", () => {
    expect(read("story_mention")).toMatchObject([{ content: { kind: "media", media: { kind: "image" } } }]);
    expect(read("story_reply")).toMatchObject([
      { content: { text: "Where is this?" }, referral: { type: "story", id: "1799" } },
    ]);
    expect(read("shared_reel")).toMatchObject([
      { content: { kind: "media", media: { kind: "video" }, text: "Our reel" } },
    ]);
    expect(read("like_heart")).toMatchObject([{ content: { kind: "text", text: "❤️" } }]);
    expect(read("product_referral")).toMatchObject([{ referral: { type: "product", id: "p1" } }]);
  });

  it("keeps what cannot be shown under Instagram's name", () => {
    expect(read("ephemeral")).toMatchObject([{ content: { kind: "unsupported", type: "ephemeral" } }]);
    expect(read("shared_post")).toMatchObject([{ content: { kind: "unsupported", type: "ig_post" } }]);
    expect(read("unsupported")).toMatchObject([{ content: { kind: "unsupported", type: "message" } }]);
  });

  it("takes a message back under a key of its own", () => {
    const [event] = read("unsent");
    expect(event).toMatchObject({ kind: "delete" });
    expect(event?.key).toBe(event?.kind === "delete" ? `delete:${event.messageId}` : "");
  });

  it("reads that a message was seen, and with it everything before", () => {
    expect(read("seen")).toMatchObject([
      { kind: "status", messageId: "m_before", status: "read" },
      { kind: "watermark", status: "read", until: 1_790_000_000_000 },
    ]);
  });

  it("reads comments in each form they come in, once", () => {
    const comment = {
      kind: "comment",
      account: "17841400000000001",
      key: "comment:17865799348089039",
      commentId: "17865799348089039",
      postId: "17887498072083520",
      peer: { address: "9001", username: "test.user" },
      text: "Price?",
      isOwn: false,
      at: 1_790_000_005_000,
    };
    for (const name of ["comment", "comment_flat", "comment_with_comment_id", "comment_live"])
      expect(read(name)).toMatchObject([comment]);
    expect(read("comment_reply")).toMatchObject([{ parentId: "17865" }]);
  });

  it("knows its own comments by both of its ids", () => {
    expect(read("comment_own")).toMatchObject([{ isOwn: true }]);
    expect(read("comment_own_by_scoped_id")).toMatchObject([{ isOwn: true }]);
  });
});
