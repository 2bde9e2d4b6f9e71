import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const settings = {
  url: "https://shop.example/hook?name={{ contact.name }}",
  headers: [
    { name: "X-Name", value: "{{ contact.name }}" },
    { name: "bad name", value: "x" },
  ],
  body: '{"name": "{{ contact.name }}", "visits": {{ chat.visits }}}',
  saveToVariable: "reply",
};
const ends = [
  {
    kind: "message",
    id: "ok",
    settings: { text: '{{ variables.reply | pick: "order.items[0].name" }}' },
  },
  { kind: "message", id: "bad", settings: { text: "Failed" } },
  { kind: "message", id: "late", settings: { text: "No reply" } },
];
const to = { next: "ok", failed: "bad", noReply: "late" };
const environment = buildEnvironment({ contact: { name: 'A "B"\r\nEvil: 1' } });

function start(changes: object = {}) {
  return converse(
    buildDocument({ kind: "webhook", id: "w", settings: { ...settings, ...changes }, to }, ...ends),
    environment,
  );
}

describe("webhook", () => {
  it("fills address, headers and JSON so that a value stays a value", () => {
    const [effect] = start().last.effects;
    expect(effect).toMatchObject({
      kind: "call",
      request: {
        kind: "webhook",
        method: "POST",
        url: "https://shop.example/hook?name=A%20%22B%22%0D%0AEvil%3A%201",
        headers: [{ name: "X-Name", value: 'A "B" Evil: 1' }],
        body: '{"name": "A \\"B\\"\\r\\nEvil: 1", "visits": 1}',
        reply: null,
      },
    });
  });

  it("keeps the JSON of the answer as a variable", () => {
    const chat = start();
    const body = '{ "order": { "items": [{ "name": "Lamp" }] } }';
    chat.send({ kind: "result", waitToken: 1, result: { kind: "webhook", status: 200, body } });
    expect(textsOf(chat.last)).toEqual(["Lamp"]);
    expect(chat.state.variables).toEqual({ reply: JSON.stringify(JSON.parse(body)) });
  });

  it("does not keep half of a long JSON", () => {
    const chat = start();
    const body = JSON.stringify({ text: "x".repeat(5_000) });
    chat.send({ kind: "result", waitToken: 1, result: { kind: "webhook", status: 200, body } });
    expect(chat.last.trace).toContainEqual(expect.objectContaining({ code: "reply_too_long" }));
    expect(chat.state.variables).toBeUndefined();
  });

  it("tells failures from a missing reply", () => {
    const waiting = start({ waitForReply: true, replyMinutes: 2 });
    expect(waiting.last.effects[0]).toMatchObject({ request: { reply: { withinSeconds: 120 } } });
    waiting.send({ kind: "result", waitToken: 1, result: { kind: "failed", code: "no_reply", detail: "" } });
    expect(textsOf(waiting.last)).toEqual(["No reply"]);

    const refused = start();
    refused.send({ kind: "result", waitToken: 1, result: { kind: "webhook", status: 500, body: "" } });
    expect(textsOf(refused.last)).toEqual(["Failed"]);
  });

  it.each([{ url: "ftp://x" }, { url: "{{ broken" }, { body: '{"a": }' }])(
    "goes on at failed without a call for %o",
    (changes) => {
      expect(textsOf(start(changes).last)).toEqual(["Failed"]);
    },
  );
});
