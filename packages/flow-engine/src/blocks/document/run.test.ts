import { describe, expect, it } from "vitest";
import { buildDocument, converse } from "../../testing/buildEnvironment.ts";

const send = (settings: object) =>
  converse(buildDocument({ kind: "document", id: "d", settings: { ...settings } })).last.effects;

describe("document", () => {
  it.each([
    [{ url: "https://example.com/a/Price%20list.pdf?v=2" }, "Price list.pdf"],
    [{ url: "https://example.com/%E0%A4%A.pdf" }, "%E0%A4%A.pdf"],
    [{ url: "https://example.com" }, "Document"],
    [{ url: "https://example.com/x", name: "Brochure.pdf" }, "Brochure.pdf"],
  ])("of %j is called %j", (settings, name) => {
    expect(send(settings)).toMatchObject([{ content: { kind: "document", url: settings.url, name } }]);
  });

  it("leaves out what nobody can open", () => {
    expect(send({ url: "file:///etc/passwd" })).toEqual([]);
  });
});
