import { flowTemplates } from "@parley/flow-engine/templates";
import { describe, expect, it } from "vitest";
import { beginPlay, playAnswer } from "./play.ts";
import { templateIcon } from "./templateIcon.ts";

describe.each(flowTemplates.map((template) => [template.id, template] as const))(
  "template %s",
  (_, template) => {
    it("greets and asks something at once", () => {
      const play = beginPlay(template.document, "Mia");
      expect(play.lines.some(({ by }) => by === "bot")).toBe(true);
      expect(play.test.session.input).not.toBeNull();
    });

    it("shows no template code and has an icon of its own", () => {
      const play = beginPlay(template.document, "Mia");
      expect(play.lines.map(({ text }) => text).join(" ")).not.toMatch(/\{[{%]/);
      expect(templateIcon(template.icon)).not.toBe(templateIcon("none"));
    });
  },
);

describe("playAnswer", () => {
  it("shows the visitor's words and goes on", () => {
    const [template] = flowTemplates;
    if (!template) throw new Error("There are no templates.");
    const play = beginPlay(template.document, "Mia");
    const request = play.test.session.input;
    if (request?.kind !== "choice") throw new Error("The first question offers choices.");
    const option = request.options[0]!;
    const next = playAnswer(
      template.document,
      play,
      { kind: "choice", optionIds: [option.id] },
      option.title,
    );
    expect(next.lines.find(({ by }) => by === "visitor")?.text).toBe(option.title);
    expect(next.lines.length).toBeGreaterThan(play.lines.length + 1);
  });
});
