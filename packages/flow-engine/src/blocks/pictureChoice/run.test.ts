import { describe, expect, it } from "vitest";
import { outputsOf } from "../../document/outputsOf.ts";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

const options = [
  { id: "cat", title: "Cat", imageUrl: "https://example.com/cat.jpg", text: "Purrs" },
  { id: "dog", title: "Dog", imageUrl: "javascript:alert(1)" },
];
const document = (settings = {}) =>
  buildDocument(
    {
      kind: "pictureChoice",
      id: "p",
      settings: { text: "Which?", options, ...settings },
      to: { cat: "c", dog: "d", next: "n" },
    },
    ...["c", "d", "n"].map((id) => ({ kind: "message", id, settings: { text: id } })),
  );

describe("picture choice", () => {
  it("offers pictures, leaving out addresses that are none", () => {
    const chat = converse(document());
    expect(chat.state.input).toMatchObject({
      kind: "choice",
      options: [
        { id: "cat", title: "Cat", imageUrl: "https://example.com/cat.jpg", text: "Purrs" },
        { id: "dog", title: "Dog" },
      ],
    });
    chat.say("dog");
    expect(textsOf(chat.last)).toEqual(["d"]);
  });

  it("takes several in one way", () => {
    const several = document({ several: true, max: 1 });
    expect(outputsOf(several.blocks["p"]!).map(({ id }) => id)).toEqual(["next"]);
    const chat = converse(several);
    chat.say("cat, dog");
    expect(textsOf(chat.last)).toEqual(["Please choose at most 1."]);
    chat.say("1");
    expect(chat.state.answers["p"]).toEqual({ value: ["cat"], text: "Cat" });
    expect(textsOf(chat.last)).toEqual(["n"]);
  });

  it("reports pictures that cannot be shown", () => {
    const broken = document({ options: [...options, { id: "x", title: "Bird", imageUrl: "" }] });
    const codes = validate(broken, { channel: "website", flowIds: [] }).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(["url_invalid", "url_missing"]));
  });
});
