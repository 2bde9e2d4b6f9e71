import { describe, expect, it } from "vitest";
import { buildDocument, callsOf, converse, textsOf } from "../../testing/buildEnvironment.ts";

const ask = (settings = {}) => converse(buildDocument({ kind: "signature", id: "s", settings }));
const picture = { id: "p", name: "signature.png", type: "image/png", sizeBytes: 900 };

describe("signature", () => {
  it("takes a drawing that is a picture", () => {
    const chat = ask();
    expect(chat.state.input).toMatchObject({ kind: "signature", clearLabel: "Clear", submitLabel: "Sign" });
    chat.say({ kind: "files", fileIds: ["p"] });
    expect(callsOf(chat.last)).toEqual([
      { kind: "claimFiles", fileIds: ["p"], types: ["image/png"], maxBytes: 1_000_000 },
    ]);
    chat.hear({ kind: "claimFiles", files: [picture], refused: null });
    expect(chat.state.answers["s"]).toEqual({ value: ["p"], text: "✍" });
  });

  it("refuses a file that only says it is a picture", () => {
    const chat = ask();
    chat.say({ kind: "files", fileIds: ["p"] });
    chat.hear({ kind: "claimFiles", files: [], refused: "file_type" });
    expect(textsOf(chat.last)).toEqual(["Please send a file of another kind: png."]);
  });

  it("takes a typed name while that is allowed", () => {
    const chat = ask();
    chat.say("x");
    expect(chat.state.attempts).toBe(1);
    chat.say("Ada Lovelace");
    expect(chat.state.answers["s"]?.value).toBe("Ada Lovelace");
    const strict = ask({ acceptTyped: false });
    strict.say("Ada Lovelace");
    expect(textsOf(strict.last)).toEqual(["Please sign in the field."]);
  });
});
