import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const document = buildDocument(
  {
    kind: "sendEmail",
    id: "s",
    settings: {
      to: "{{ contact.email }}, team@shop.example",
      subject: "Hi {{ contact.name }}",
      body: "Text",
    },
    to: { next: "ok", failed: "bad" },
  },
  { kind: "message", id: "ok", settings: { text: "Sent" } },
  { kind: "message", id: "bad", settings: { text: "Not sent" } },
);

describe("send e-mail", () => {
  it("fills the mail and goes on when it is sent", () => {
    const contact = { email: "ada@example.com", name: "Ada\r\nBcc: all@example.com" };
    const chat = converse(document, buildEnvironment({ contact }));
    expect(chat.last.effects[0]).toMatchObject({
      request: {
        kind: "sendEmail",
        to: ["ada@example.com", "team@shop.example"],
        subject: "Hi Ada Bcc: all@example.com",
        body: "Text",
        replyTo: null,
      },
    });
    chat.send({ kind: "result", waitToken: 1, result: { kind: "sendEmail" } });
    expect(textsOf(chat.last)).toEqual(["Sent"]);
  });

  it("fails without an address, and when the mail cannot be sent", () => {
    const nobody = buildDocument(
      { kind: "sendEmail", id: "s", settings: { to: "{{ contact.email }}" }, to: { failed: "bad" } },
      { kind: "message", id: "bad", settings: { text: "Not sent" } },
    );
    expect(textsOf(converse(nobody).last)).toEqual(["Not sent"]);
    const chat = converse(document);
    chat.send({ kind: "result", waitToken: 1, result: { kind: "failed", code: "smtp", detail: "" } });
    expect(textsOf(chat.last)).toEqual(["Not sent"]);
  });
});
