import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

const document = (settings = {}) => buildDocument({ kind: "address", id: "a", settings });

describe("address", () => {
  it("asks for its parts and reads as one line", () => {
    const chat = converse(document({ saveToAttribute: "address" }));
    expect(chat.state.input).toMatchObject({
      kind: "form",
      fields: [
        { id: "street", isRequired: true, autocomplete: "address-line1" },
        { id: "extra", isRequired: false },
        { id: "postalCode" },
        { id: "city" },
        { id: "country", autocomplete: "country-name" },
      ],
    });
    const values = { street: "Karl Johans gate 1", postalCode: "0154", city: "Oslo", country: "Norway" };
    chat.say({ kind: "form", values });
    const line = "Karl Johans gate 1, 0154 Oslo, Norway";
    expect(chat.last.effects).toEqual([{ kind: "updateContact", patch: { attributes: { address: line } } }]);
    expect(chat.state.answers).toMatchObject({ a: { text: line }, a_city: { text: "Oslo", partOf: "a" } });
  });

  it("asks for one part after the other on a messaging channel", () => {
    const chat = converse(
      document({ extra: "hidden", country: "hidden", cityLabel: "Ort" }),
      buildEnvironment({ chat: { channel: "telegram" } }),
    );
    chat.say("Main Street 5");
    chat.say("10115");
    expect(textsOf(chat.last)).toEqual(["Ort"]);
    chat.say("Berlin");
    expect(chat.state.answers["a"]?.text).toBe("Main Street 5, 10115 Berlin");
  });

  it("refuses an address with missing or endless parts", () => {
    const chat = converse(document());
    chat.say({ kind: "form", values: { street: "x".repeat(500), city: "", postalCode: "1" } });
    expect(textsOf(chat.last)[0]).toContain("at most 200 characters");
    expect(textsOf(chat.last)[0]).toContain("Please fill in “City”.");
  });

  it("reports that nothing is asked", () => {
    const hidden = ["street", "extra", "city", "region", "postalCode", "country"].map((key) => [
      key,
      "hidden",
    ]);
    const none = document(Object.fromEntries(hidden));
    const codes = validate(none, { channel: "website", flowIds: [] }).map(({ code }) => code);
    expect(codes).toContain("fields_missing");
    expect(converse(none).last.trace.at(-1)).toMatchObject({ reason: "nothing_to_ask" });
  });
});
