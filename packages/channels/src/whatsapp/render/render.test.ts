import type { InputRequest, MessageContent } from "@parley/contracts/messages";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerId } from "../../answerId.ts";
import type { OutgoingMessage, Part, RenderContext } from "../../outbound.ts";
import { render } from "./render.ts";
import { findProblems } from "./testing/findProblems.ts";

const context: RenderContext = {
  language: "en",
  absoluteUrl: (url) => new URL(url, "https://bot.example").href,
};
const common = { blockId: "q", canSkip: false, canGoBack: false };
const say = (text: string): MessageContent => ({ kind: "text", text });

function choice(titles: readonly string[], more: Partial<InputRequest> = {}): InputRequest {
  const options = titles.map((title, index) => ({ id: `o${index}`, title }));
  return { kind: "choice", ...common, options, ...more } as InputRequest;
}

function bodies(message: OutgoingMessage, own = context): Record<string, unknown>[] {
  return render(message, own).map(({ body }) => body);
}

describe("a choice", () => {
  it("is three buttons at most", () => {
    expect(bodies({ content: say("Which?"), input: choice(["Red", "Blue"], { canSkip: true }) })).toEqual([
      {
        type: "interactive",
        interactive: {
          type: "button",
          body: { text: "Which?" },
          action: {
            buttons: [
              { type: "reply", reply: { id: answerId("q", "o0"), title: "Red" } },
              { type: "reply", reply: { id: answerId("q", "o1"), title: "Blue" } },
              { type: "reply", reply: { id: answerId("q", "!skip"), title: "Skip" } },
            ],
          },
        },
      },
    ]);
  });

  it("is a list with up to ten rows, skip and back among them", () => {
    const titles = Array.from({ length: 8 }, (_, index) => `Option ${index}`);
    const input = choice(titles, { canSkip: true, canGoBack: true });
    const [part, ...others] = bodies({ content: say("Which?"), input });
    expect(others).toEqual([]);
    expect(part).toMatchObject({ interactive: { type: "list", action: { button: "Options" } } });
    expect(JSON.stringify(part)).toContain("Back");
  });

  it("keeps long titles whole in the row's description", () => {
    const long = "A title that is longer than one row of a list";
    const [part] = bodies({ content: say("Which?"), input: choice([long, "Short"]) });
    expect(part).toMatchObject({
      interactive: {
        action: {
          sections: [{ rows: [{ title: "A title that is longer…", description: long }, { title: "Short" }] }],
        },
      },
    });
  });

  it("is numbered words beyond that, with skip as a button below", () => {
    const titles = Array.from({ length: 12 }, (_, index) => `Option ${index}`);
    const [part] = bodies({ content: say("Which?"), input: choice(titles, { canSkip: true }) });
    expect(part).toMatchObject({ interactive: { type: "button" } });
    expect(JSON.stringify(part)).toContain("12. Option 11\\n\\nReply with a number.");
  });

  it("speaks the language of the conversation", () => {
    const input = choice(["Rot"], { canSkip: true });
    expect(
      JSON.stringify(bodies({ content: say("Was?"), input }, { ...context, language: "de-CH" })),
    ).toContain("Überspringen");
  });

  it("is numbered when several may be chosen", () => {
    const input: InputRequest = {
      kind: "choices",
      ...common,
      options: [{ id: "a", title: "Red" }],
      min: 1,
      max: 1,
      submitLabel: "OK",
    };
    expect(bodies({ content: say("Which?"), input })).toEqual([
      {
        type: "text",
        text: { body: "Which?\n\n1. Red\n\nReply with the numbers, with commas between them." },
      },
    ]);
  });

  it("stands on the last piece of a long text", () => {
    const parts = bodies({ content: say("A sentence. ".repeat(500)), input: choice(["Red"]) });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ type }) => type).indexOf("interactive")).toBe(parts.length - 1);
  });

  it("stands under a picture", () => {
    const content: MessageContent = { kind: "image", url: "/f/a.png", alt: "", text: "This one?" };
    const parts = render({ content, input: choice(["Yes", "No"]) }, context);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({
      media: { kind: "image", url: "https://bot.example/f/a.png" },
      body: { interactive: { header: { type: "image", image: { link: "https://bot.example/f/a.png" } } } },
    });
  });

  it("shows pictures side by side when all are alike, and one by one otherwise", () => {
    const options = ["red", "blue"].map((id) => ({
      id,
      title: id,
      imageUrl: `https://shop.example/${id}.png`,
    }));
    const ask = (own: typeof options) =>
      bodies({ content: say("Which?"), input: { kind: "choice", ...common, options: own } });
    expect(ask(options)).toMatchObject([{ interactive: { type: "carousel" } }]);
    const [first, ...others] = options.map((option) => ({ ...option, imageUrl: "/f/a.png" }));
    const single = ask(first ? [first, ...others] : []);
    expect(single.map(({ type }) => type)).toEqual(["text", "interactive", "interactive"]);
  });
});

describe("other questions", () => {
  it("asks for a place with WhatsApp's own request", () => {
    const input: InputRequest = { kind: "location", ...common, canSkip: true };
    expect(bodies({ content: say("Where?"), input })).toMatchObject([
      { interactive: { type: "location_request_message" } },
      { interactive: { type: "button", action: { buttons: [{ reply: { title: "Skip" } }] } } },
    ]);
  });

  it("rates on a list, and in words where the steps are too many", () => {
    const rating = { kind: "rating" as const, ...common, style: "stars" as const, labels: [] };
    expect(bodies({ content: say("How?"), input: { ...rating, min: 1, max: 5 } })).toMatchObject([
      {
        interactive: {
          action: { sections: [{ rows: [{ title: "⭐" }, {}, {}, {}, { title: "⭐⭐⭐⭐⭐" }] }] },
        },
      },
    ]);
    const nps = { ...rating, style: "nps" as const, min: 0, max: 10 };
    expect(JSON.stringify(bodies({ content: say("How?"), input: nps }))).toContain("A number from 0 to 10");
  });

  it("offers the next free times on a list and names all days in words", () => {
    const slots = Array.from({ length: 14 }, (_, index) => {
      const start = new Date(Date.UTC(2026, 0, 5 + index, 9)).toISOString();
      return { start, end: start };
    });
    const input: InputRequest = { kind: "appointment", ...common, slots, timeZone: "Europe/Stockholm" };
    const [part] = bodies({ content: say("When?"), input });
    expect(part).toMatchObject({ interactive: { type: "list" } });
    expect(JSON.stringify(part)).toContain("Mon, Jan 5, 10:00 AM");
    expect(JSON.stringify(part)).toContain("*Sun, Jan 18*: 10:00 AM");
    expect(JSON.stringify(part)).toContain(answerId("q", "2026-01-05T09:00:00.000Z"));
  });

  it("sends people to a page for what has no form here", () => {
    const input: InputRequest = { kind: "signature", ...common, clearLabel: "Clear", submitLabel: "OK" };
    const own = { ...context, answerUrl: "https://bot.example/answer/1" };
    expect(bodies({ content: say("Sign here"), input }, own)).toMatchObject([
      { interactive: { type: "cta_url", action: { parameters: { url: "https://bot.example/answer/1" } } } },
    ]);
    expect(bodies({ content: say("Sign here"), input })).toMatchObject([{ type: "text" }]);
  });

  it("names the link of a consent and offers both answers", () => {
    const input: InputRequest = {
      kind: "consent",
      ...common,
      acceptLabel: "I agree",
      declineLabel: "No",
      linkTitle: "Privacy",
      linkUrl: "https://shop.example/privacy",
    };
    const [part] = bodies({ content: say("May we?"), input });
    expect(part).toMatchObject({
      interactive: { body: { text: "May we?\n\nPrivacy: https://shop.example/privacy" } },
    });
  });
});

describe("contents", () => {
  it.each<[string, MessageContent, string]>([
    ["a moving picture", { kind: "image", url: "https://a.example/a.gif", alt: "" }, "text"],
    ["a page with a video", { kind: "video", url: "https://youtu.be/abc" }, "text"],
    ["a video of this server", { kind: "video", url: "/f/123" }, "video"],
    ["a recording WhatsApp does not play", { kind: "audio", url: "https://a.example/a.wav" }, "text"],
    ["a sticker", { kind: "image", url: "https://a.example/a.webp", alt: "", isSticker: true }, "sticker"],
  ])("sends %s as what can be seen", (_, content, type) => {
    expect(bodies({ content })).toMatchObject([{ type }]);
  });

  it("keeps a caption that fits, and sends a longer one behind the file", () => {
    const image = (text: string): MessageContent => ({
      kind: "image",
      url: "https://a.example/a.png",
      alt: "",
      text,
    });
    expect(bodies({ content: image("Look") })).toMatchObject([{ image: { caption: "Look" } }]);
    const [first, second] = render({ content: image("Word ".repeat(300)) }, context);
    expect(first).toMatchObject({ mustArrive: true, body: { type: "image" } });
    expect(second).toMatchObject({ body: { type: "text" } });
  });

  it("quotes with the first part only", () => {
    const parts = bodies({ content: say("A sentence. ".repeat(500)), replyTo: "wamid.IN" });
    expect(parts.map(({ context: quoted }) => quoted)).toEqual([
      { message_id: "wamid.IN" },
      ...parts.slice(1).map(() => undefined),
    ]);
  });

  it("says nothing for what has no words here", () => {
    expect(bodies({ content: { kind: "unsupported", type: "poll" } })).toEqual([]);
    expect(bodies({ content: { kind: "event", event: "agentJoined" } })).toEqual([]);
  });

  it("opens a form, shows products, and fills a template", () => {
    const form: MessageContent = {
      kind: "form",
      text: "Book",
      formId: "1",
      buttonLabel: "📅 Book now",
      token: "t",
    };
    expect(bodies({ content: form })).toMatchObject([
      { interactive: { type: "flow", action: { parameters: { flow_cta: "Book now", flow_token: "t" } } } },
    ]);
    const products = (ids: string[]): MessageContent => ({
      kind: "products",
      text: "Ours",
      catalogueId: "9",
      productIds: ids,
    });
    const types = (ids: string[]) =>
      bodies({ content: products(ids) }).map(({ interactive }) => (interactive as { type: string }).type);
    expect(types([])).toEqual(["catalog_message"]);
    expect(types(["a"])).toEqual(["product"]);
    expect(types(Array.from({ length: 31 }, String))).toEqual(["product_list", "product_list"]);
    const template: MessageContent = {
      kind: "template",
      name: "order_ready",
      language: "en_US",
      text: "Hello Maya",
      header: { kind: "image", text: "" },
      buttons: [{ kind: "url", title: "Track" }],
      parameters: { header: {}, headerMedia: "/f/a.png", body: { "1": "Maya" }, buttons: { "0": "A17" } },
    };
    expect(render({ content: template }, context)).toMatchObject([
      {
        media: { kind: "image", url: "https://bot.example/f/a.png" },
        body: {
          template: {
            components: [
              {
                type: "header",
                parameters: [{ type: "image", image: { link: "https://bot.example/f/a.png" } }],
              },
              { type: "body", parameters: [{ type: "text", text: "Maya" }] },
              { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "A17" }] },
            ],
          },
        },
      },
    ]);
  });
});

describe("the limits of a message", () => {
  const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 });
  const options = fc.array(fc.record({ title: words, text: fc.option(words, { nil: undefined }) }), {
    minLength: 1,
    maxLength: 25,
  });

  it("are kept whatever is asked", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 6_000 }),
        options,
        fc.boolean(),
        fc.boolean(),
        (text, given, skip, back) => {
          const input: InputRequest = {
            kind: "choice",
            blockId: "q",
            canSkip: skip,
            canGoBack: back,
            options: given.map(({ title, text: more }, index) => ({
              id: `o${index}`,
              title,
              ...(more === undefined ? {} : { text: more }),
            })),
          };
          expect(problemsOf(render({ content: say(text), input }, context))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("are kept on cards", () => {
    const card = fc.record({
      id: fc.constant("c"),
      title: words,
      text: fc.option(fc.string({ maxLength: 2_000 }), { nil: undefined }),
      imageUrl: fc.constantFrom("", "/f/a.png", "https://a.example/a.png", "https://a.example/a.gif"),
      buttons: fc.array(
        fc.record({
          id: fc.constantFrom("b1", "b2", "b3"),
          title: words,
          url: fc.constantFrom(undefined, "https://a.example/", "tel:+46812345"),
        }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), fc.array(card, { maxLength: 10 }), (text, cards) => {
        const content = JSON.parse(JSON.stringify({ kind: "cards", text, cards })) as MessageContent;
        const input: InputRequest = { kind: "cards", ...common, options: [] };
        expect(problemsOf(render({ content, input }, context))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

function problemsOf(parts: readonly Part[]): string[] {
  return parts.flatMap(({ body }) => findProblems(body));
}
