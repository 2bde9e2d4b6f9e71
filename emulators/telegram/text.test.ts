import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTelegram, type TestTelegram } from "./testing.ts";

let test: TestTelegram;
beforeAll(async () => {
  test = await openTelegram();
});
afterAll(() => test.close());

const send = async (text: string, parseMode?: string, more: Record<string, unknown> = {}) => {
  test.telegram.clock.advance(1_000);
  const { body } = await test.call("sendMessage", {
    chat_id: test.userId,
    text,
    ...(parseMode !== undefined && { parse_mode: parseMode }),
    ...more,
  });
  return body;
};

describe("the length of a text", () => {
  it("is counted in UTF-16 units after parsing", async () => {
    expect(await send("👍".repeat(2_048))).toMatchObject({ ok: true });
    expect(await send(`${"👍".repeat(2_048)}a`)).toMatchObject({
      description: "Bad Request: message is too long",
    });
    expect(await send(`<b>${"a".repeat(4_096)}</b>`, "HTML")).toMatchObject({ ok: true });
  });

  it.each(["", "   ", "<b> </b>"])("may not be nothing: '%s'", async (text) => {
    expect(await send(text, "HTML")).toMatchObject({ description: "Bad Request: message text is empty" });
  });
});

describe("parse modes", () => {
  const problem = (text: string) => ({
    ok: false,
    error_code: 400,
    description: `Bad Request: can't parse entities: ${text}`,
  });

  it.each([
    ["Price 3.50", "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ["Wow!", "Character '!' is reserved and must be escaped with the preceding '\\'"],
    ["Hi *bold", "Can't find end of Bold entity at byte offset 3"],
    ["é _a", "Can't find end of Italic entity at byte offset 3"],
    ["*a _b*c", "Can't find end of Bold entity at byte offset 5"],
    ["[a text](https://a.example", "Can't find end of a URL at byte offset 8"],
    ["```\ncode", "Can't find end of Pre entity at byte offset 0"],
    ["a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"],
  ])("MarkdownV2 refuses %s", async (text, description) => {
    expect(await send(text, "MarkdownV2")).toEqual(problem(description));
  });

  it.each([
    ["<div>a</div>", 'Unsupported start tag "div" at byte offset 0'],
    ["abcd<b", "Unclosed start tag at byte offset 4"],
    ["abcd</b>", "Unexpected end tag at byte offset 4"],
    ["<b><i>é</b>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'],
    ["<b>a", `Can't find end tag corresponding to start tag "b"`],
    ['<span class="x">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])("HTML refuses %s", async (text, description) => {
    expect(await send(text, "HTML")).toEqual(problem(description));
  });

  it("Markdown refuses a mark without its end", async () => {
    expect(await send("a *b", "Markdown")).toEqual(
      problem("Can't find end of the entity starting at byte offset 2"),
    );
  });

  it("are three", async () => {
    expect(await send("a", "BBCode")).toMatchObject({ description: "Bad Request: unsupported parse_mode" });
  });

  it("MarkdownV2 gives entities with offsets in UTF-16 units", async () => {
    const text = "👍 *b _i_* __u__ ~s~ ||x|| `c` [l](https://a.example/x) \\.";
    expect(await send(text, "markdownv2")).toMatchObject({
      result: {
        text: "👍 b i u s x c l .",
        entities: [
          { type: "bold", offset: 3, length: 3 },
          { type: "italic", offset: 5, length: 1 },
          { type: "underline", offset: 7, length: 1 },
          { type: "strikethrough", offset: 9, length: 1 },
          { type: "spoiler", offset: 11, length: 1 },
          { type: "code", offset: 13, length: 1 },
          { type: "text_link", offset: 15, length: 1, url: "https://a.example/x" },
        ],
      },
    });
  });

  it("MarkdownV2 reads blocks of code and quotations", async () => {
    expect(await send("```js\na.b = 1\n```", "MarkdownV2")).toMatchObject({
      result: { text: "a.b = 1", entities: [{ type: "pre", language: "js", offset: 0, length: 7 }] },
    });
    expect(await send(">one\n>two\nthree", "MarkdownV2")).toMatchObject({
      result: { text: "one\ntwo\nthree", entities: [{ type: "blockquote", offset: 0, length: 7 }] },
    });
    expect(await send(">one\n>two||", "MarkdownV2")).toMatchObject({
      result: { text: "one\ntwo", entities: [{ type: "expandable_blockquote", offset: 0, length: 7 }] },
    });
  });

  it("HTML gives entities, references and languages", async () => {
    const text =
      '<b>a &lt; b</b> &amp; <pre><code class="language-ts">x</code></pre> <a href="tg://user?id=5">y</a>';
    expect(await send(text, "HTML")).toMatchObject({
      result: {
        text: "a < b & x y",
        entities: [
          { type: "bold", offset: 0, length: 5 },
          { type: "pre", language: "ts", offset: 8, length: 1 },
          { type: "text_mention", offset: 10, length: 1, user: { id: 5 } },
        ],
      },
    });
  });

  it("Markdown gives entities without nesting", async () => {
    expect(await send("*a* _b_ `c` [d](https://a.example) \\*", "Markdown")).toMatchObject({
      result: {
        text: "a b c d *",
        entities: [{ type: "bold" }, { type: "italic" }, { type: "code" }, { type: "text_link" }],
      },
    });
  });

  it("are not needed where entities are given", async () => {
    const entities = [{ type: "bold", offset: 0, length: 1 }];
    expect(await send("a. b!", undefined, { entities })).toMatchObject({
      result: { text: "a. b!", entities },
    });
  });
});

it("finds commands, mentions, hashtags and addresses by itself", async () => {
  expect(await send("/go @anna #tea https://a.example/x?y=1. a@b.example +49 30 1234567")).toMatchObject({
    result: {
      entities: [
        { type: "bot_command", offset: 0, length: 3 },
        { type: "mention", offset: 4, length: 5 },
        { type: "hashtag", offset: 10, length: 4 },
        { type: "url", offset: 15, length: 23 },
        { type: "email", offset: 40, length: 11 },
        { type: "phone_number", offset: 52, length: 14 },
      ],
    },
  });
});
