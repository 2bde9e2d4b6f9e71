import { describe, expect, it } from "vitest";
import { buildDocument, converse } from "../../testing/buildEnvironment.ts";

const ask = (settings = {}) =>
  converse(buildDocument({ kind: "iframe", id: "i", settings: { text: "Look", ...settings } }));

describe("embedded page", () => {
  it("shows the page until the visitor is done", () => {
    const chat = ask({ url: "https://example.com/plan", title: "Plan" });
    expect(chat.state.input).toMatchObject({
      kind: "iframe",
      url: "https://example.com/plan",
      title: "Plan",
      buttonLabel: "Done",
      heightPixels: 360,
    });
    chat.say({ kind: "choice", optionIds: ["done"] });
    expect(chat.state.answers["i"]).toEqual({ value: "done", text: "Done" });
  });

  it("takes any typed answer, and no foreign choice", () => {
    const chat = ask({ url: "https://example.com/plan" });
    chat.say({ kind: "choice", optionIds: ["other"] });
    expect(chat.state.attempts).toBe(1);
    chat.say("I am ready");
    expect(chat.state.answers["i"]).toEqual({ value: "done", text: "I am ready" });
  });

  it.each(["javascript:alert(1)", "", "data:text/html,<script>"])("leaves only the button for %j", (url) => {
    const chat = ask({ url });
    expect(chat.state.input).toMatchObject({ kind: "choice", options: [{ id: "done", title: "Done" }] });
  });
});
