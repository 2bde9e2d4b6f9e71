import { describe, expect, it } from "vitest";
import { buildDocument, converse } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

const document = (settings: object) =>
  buildDocument({ kind: "contactCard", id: "c", settings: { ...settings } });
const codes = (settings: object) =>
  validate(document(settings), { channel: "website", flowIds: [] }).map(({ code }) => code);

describe("contact card", () => {
  it("sends what is known, and leaves out lines that are wrong", () => {
    const settings = { name: "Ada", phone: "+47 22 12 34 56", email: "ada@", url: "javascript:alert(1)" };
    const { effects, trace } = converse(document(settings)).last;
    expect(effects).toMatchObject([
      { content: { kind: "contactCard", name: "Ada", phone: "+47 22 12 34 56" } },
    ]);
    expect(trace.filter(({ kind }) => kind === "warning")).toHaveLength(2);
  });

  it("sends nothing without a name", () => {
    expect(converse(document({ name: "{{ contact.city }}" })).last.effects).toEqual([]);
  });

  it("reports a card that reaches nobody, and lines that are wrong", () => {
    expect(codes({ name: "Ada" })).toContain("contact_card_empty");
    expect(codes({ name: "" })).toContain("text_missing");
    expect(codes({ name: "Ada", phone: "call me", email: "ada", url: "ada" })).toEqual(
      expect.arrayContaining(["phone_invalid", "email_invalid", "url_invalid"]),
    );
    expect(codes({ name: "Ada", phone: "{{ attributes.phone }}" })).not.toContain("phone_invalid");
  });
});
