import { describe, expect, it } from "vitest";
import { buildDocument, callsOf, converse, textsOf } from "../../testing/buildEnvironment.ts";

const ask = (settings = {}) => converse(buildDocument({ kind: "fileUpload", id: "f", settings }));
const file = (id: string) => ({ id, name: `${id}.pdf`, type: "application/pdf", sizeBytes: 9 });
const sent = (...fileIds: string[]) => ({ kind: "files" as const, fileIds });

describe("file upload", () => {
  it("lets the server judge what was sent", () => {
    const chat = ask({ types: ["application/pdf"], maxMegabytes: 2, saveToAttribute: "cv" });
    expect(chat.state.input).toMatchObject({
      kind: "files",
      types: ["application/pdf"],
      maxBytes: 2_000_000,
      maxCount: 1,
    });
    chat.say(sent("x"));
    expect(callsOf(chat.last)).toEqual([
      { kind: "claimFiles", fileIds: ["x"], types: ["application/pdf"], maxBytes: 2_000_000 },
    ]);
    chat.hear({ kind: "claimFiles", files: [file("x")], refused: null });
    expect(chat.state.answers["f"]).toEqual({ value: ["x"], text: "x.pdf" });
    expect(chat.last.effects).toEqual([{ kind: "updateContact", patch: { attributes: { cv: "x.pdf" } } }]);
  });

  it.each([
    ["file_type", "Please send a file of another kind: image, pdf."],
    ["file_too_large", "Please send a file of at most 10 MB."],
    ["file_missing", "This file did not arrive. Please send it again."],
    ["something_new", "This file did not arrive. Please send it again."],
  ])("says why a file was refused: %s", (refused, message) => {
    const chat = ask({ types: ["image/*", "application/pdf"] });
    chat.say(sent("x"));
    chat.hear({ kind: "claimFiles", files: [], refused });
    expect(textsOf(chat.last)).toEqual([message]);
    expect(chat.state).toMatchObject({ status: "awaitingInput", attempts: 1 });
  });

  it("takes no more files than allowed", () => {
    const chat = ask({ several: true, maxCount: 2 });
    chat.say(sent("a", "b", "c"));
    expect(textsOf(chat.last)).toEqual(["Please send at most 2 files."]);
    chat.say(sent("a", "b", "a"));
    expect(callsOf(chat.last)).toMatchObject([{ fileIds: ["a", "b"] }]);
  });

  it("asks again when nobody could judge, and goes on after too many wrong files", () => {
    const chat = ask({ maximumAttempts: 2 });
    chat.say(sent("x"));
    chat.hear({ kind: "failed", code: "timeout", detail: "" });
    expect(textsOf(chat.last)).toEqual(["That did not work. Please send it again."]);
    chat.say(sent("x"));
    chat.hear({ kind: "claimFiles", files: [], refused: "file_type" });
    expect(chat.last.trace).toContainEqual(expect.objectContaining({ kind: "left", output: "failed" }));
  });

  it("takes a typed link while that is allowed", () => {
    const chat = ask();
    chat.say("https://example.com/cv.pdf");
    expect(chat.state.answers["f"]?.value).toBe("https://example.com/cv.pdf");
    const strict = ask({ acceptLinks: false });
    strict.say("https://example.com/cv.pdf");
    expect(textsOf(strict.last)).toEqual(["Please send a file."]);
  });
});
