// What every adapter must do, whatever its channel. Each adapter's test calls this with requests composed from the
// provider's documents.

import { describe, expect, it } from "vitest";
import type { ChannelAdapter, WebhookRequest, WebhookSecrets } from "./adapter.ts";
import type { InboundEvent } from "./inbound.ts";
import type { OutgoingMessage, RenderContext } from "./outbound.ts";

export interface ContractFixtures {
  adapter: ChannelAdapter;
  secrets: WebhookSecrets;
  /** A signed request with a text of one person. */
  textRequest: (text: string) => WebhookRequest;
  /** Bodies by the name of their case, and the kinds of events they must become. */
  bodies: Record<string, { body: unknown; kinds: InboundEvent["kind"][] }>;
}

const context: RenderContext = {
  language: "en",
  absoluteUrl: (url) => new URL(url, "https://bot.example").href,
};
const now = Date.UTC(2026, 0, 1);
const longText = `${"A sentence that says something. ".repeat(400)}The end. 👩‍👩‍👧‍👦`;

export function describeChannelContract({ adapter, secrets, textRequest, bodies }: ContractFixtures): void {
  const parse = (body: unknown) => adapter.parse(body, now).events.map(({ event }) => event);
  const decode = (request: WebhookRequest): unknown => JSON.parse(new TextDecoder().decode(request.body));

  describe(`the channel contract: ${adapter.channel}`, () => {
    it("accepts what the provider signed, with signs of any script", () => {
      const request = textRequest("Grüße 👋 / صباح");
      expect(adapter.verify(request, secrets)).toBe(true);
      expect(parse(decode(request))).toMatchObject([
        { kind: "message", content: { kind: "text", text: "Grüße 👋 / صباح" } },
      ]);
    });

    it("refuses a request without proof, with a wrong one, and when no secret is set", () => {
      const request = textRequest("Hello");
      expect(adapter.verify({ ...request, headers: {} }, secrets)).toBe(false);
      expect(adapter.verify(request, { appSecret: "another secret", verifyToken: "another" })).toBe(false);
      expect(adapter.verify(request, { appSecret: "", verifyToken: "" })).toBe(false);
    });

    it.each(Object.keys(bodies))("reads %s", (name) => {
      const found = parse(bodies[name]?.body);
      expect(found.map(({ kind }) => kind)).toEqual(bodies[name]?.kinds);
      for (const event of found) {
        expect(event.key).not.toBe("");
        expect(Number.isFinite(event.at)).toBe(true);
      }
    });

    it("gives the same event the same key, and different ones different keys", () => {
      for (const { body } of Object.values(bodies)) {
        const keys = parse(body).map(({ key }) => key);
        expect(parse(structuredClone(body)).map(({ key }) => key)).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
      }
    });

    it("never throws, whatever is missing or of another type", () => {
      for (const { body } of Object.values(bodies)) for (const broken of breakages(body)) parse(broken);
      for (const nothing of [null, undefined, 0, "", [], {}, { entry: 5 }, { entry: [null] }]) parse(nothing);
    });

    it("says every kind of content within the channel's limits", () => {
      for (const message of messages) {
        const parts = adapter.render(message, context);
        expect([message.content.kind, parts.length > 0]).toEqual([message.content.kind, true]);
        expect(adapter.render(structuredClone(message), context)).toEqual(parts);
        expect(JSON.parse(JSON.stringify(parts))).toEqual(parts);
      }
    });

    it("splits a long text and loses no word", () => {
      const parts = adapter.render({ content: { kind: "text", text: longText } }, context);
      expect(parts.length).toBeGreaterThan(1);
      const said = JSON.stringify(parts.map(({ body }) => body));
      expect(said.match(/A sentence that says something/g)).toHaveLength(400);
      expect(said).toContain("👩‍👩‍👧‍👦");
    });

    it("keeps all options of a question, however many", () => {
      const options = Array.from({ length: 25 }, (_, index) => ({
        id: `o${index}`,
        title: `Option number ${index}`,
      }));
      const input = { kind: "choice" as const, blockId: "q", canSkip: false, canGoBack: false, options };
      const said = JSON.stringify(
        adapter.render({ content: { kind: "text", text: "Which one?" }, input }, context),
      );
      for (const { title } of options) expect(said).toContain(title);
    });

    it("tells what an error means, and stays careful with one it does not know", () => {
      const answer = (status: number, body: string) =>
        adapter.classifyError({ status, headers: {}, body: new TextEncoder().encode(body) });
      expect(answer(500, "").kind).toBe("retry");
      expect(answer(502, "<html>Bad gateway</html>").kind).toBe("retry");
      expect(answer(418, "{}").kind).toBe("refused");
    });
  });
}

/** The same body with each of its values taken out, or replaced by one of another type. */
function breakages(body: unknown): unknown[] {
  const found: unknown[] = [];
  const walk = (path: readonly (string | number)[], value: unknown): void => {
    if (path.length > 0)
      for (const other of [undefined, null, 7, "x", [], {}]) found.push(replaced(body, path, other));
    if (Array.isArray(value)) for (const [index, inner] of value.entries()) walk([...path, index], inner);
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) walk([...path, key], inner);
  };
  walk([], body);
  return found;
}

function replaced(body: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(body);
  let place = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  place[path.at(-1) ?? ""] = value;
  return copy;
}

const messages: OutgoingMessage[] = [
  { content: { kind: "text", text: "Hello *there*" } },
  { content: { kind: "image", url: "/f/a.png", alt: "A picture", text: "Look" } },
  { content: { kind: "image", url: "https://shop.example/a.gif", alt: "", isSticker: true } },
  { content: { kind: "video", url: "https://shop.example/a.mp4", text: "See" } },
  { content: { kind: "video", url: "https://www.youtube.com/watch?v=abc" } },
  { content: { kind: "audio", url: "https://shop.example/a.mp3" } },
  { content: { kind: "document", url: "https://shop.example/a.pdf", name: "a.pdf" } },
  {
    content: {
      kind: "links",
      text: "Find us",
      links: [
        { title: "Shop", url: "https://shop.example" },
        { title: "Call", url: "tel:+468123456" },
      ],
    },
  },
  {
    content: {
      kind: "cards",
      text: "Choose",
      cards: [
        {
          id: "c1",
          title: "One",
          text: "First",
          imageUrl: "https://shop.example/1.png",
          buttons: [{ id: "b1", title: "Take it" }],
        },
        { id: "c2", title: "Two", buttons: [{ id: "b2", title: "Read", url: "https://shop.example/2" }] },
      ],
    },
    input: {
      kind: "cards",
      blockId: "cards",
      canSkip: false,
      canGoBack: false,
      options: [{ id: "b1", title: "Take it" }],
    },
  },
  {
    content: {
      kind: "contactCard",
      name: "Maya Lindqvist",
      phone: "+46 8 123 456",
      email: "maya@shop.example",
    },
  },
  { content: { kind: "location", latitude: 59.33, longitude: 18.06, name: "Shop", address: "Street 1" } },
  {
    content: { kind: "text", text: "Your phone?" },
    input: { kind: "phone", blockId: "p", canSkip: true, canGoBack: true, country: "SE" },
  },
  {
    content: { kind: "text", text: "How was it?" },
    input: {
      kind: "rating",
      blockId: "r",
      canSkip: false,
      canGoBack: false,
      style: "stars",
      min: 1,
      max: 5,
      labels: [],
    },
  },
  {
    content: { kind: "text", text: "Which ones?" },
    input: {
      kind: "choices",
      blockId: "c",
      canSkip: false,
      canGoBack: false,
      options: [
        { id: "a", title: "Red" },
        { id: "b", title: "Blue" },
      ],
      min: 1,
      max: 2,
      submitLabel: "Send",
    },
  },
  {
    content: { kind: "text", text: "Where?" },
    input: { kind: "location", blockId: "l", canSkip: false, canGoBack: false },
  },
  {
    content: { kind: "text", text: "When?" },
    input: {
      kind: "appointment",
      blockId: "a",
      canSkip: false,
      canGoBack: false,
      timeZone: "Europe/Stockholm",
      slots: [{ start: "2026-01-05T09:00:00.000Z", end: "2026-01-05T09:30:00.000Z" }],
    },
  },
];
