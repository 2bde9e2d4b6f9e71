import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse } from "../../testing/buildEnvironment.ts";

const show = (links: unknown[]) =>
  converse(
    buildDocument({ kind: "links", id: "l", settings: { text: "Look:", links } }),
    buildEnvironment({ contact: { email: "a+b@example.com" } }),
  ).last.effects;

describe("links", () => {
  it("sends links with filled titles and addresses", () => {
    const links = [
      {
        title: "For {{ contact.email }}",
        url: "https://example.com/?mail={{ contact.email | url_encode }}",
        icon: "email",
      },
    ];
    expect(show(links)).toMatchObject([
      {
        content: {
          kind: "links",
          text: "Look:",
          links: [
            {
              title: "For a+b@example.com",
              url: "https://example.com/?mail=a%2Bb%40example.com",
              icon: "email",
            },
          ],
        },
      },
    ]);
  });

  it("leaves out links that could run a script", () => {
    const links = [
      { title: "Bad", url: "javascript:alert(1)" },
      { title: "Good", url: "https://example.com" },
    ];
    expect(show(links)).toMatchObject([{ content: { links: [{ title: "Good" }] } }]);
  });

  it("sends the text alone when no link is left", () => {
    expect(show([{ title: "Bad", url: "nowhere" }])).toMatchObject([
      { content: { kind: "text", text: "Look:" } },
    ]);
  });
});
