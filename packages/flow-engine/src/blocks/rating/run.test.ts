import type { VisitorInput } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import { outputsOf } from "../../document/outputsOf.ts";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

const document = (settings = {}) =>
  buildDocument(
    {
      kind: "rating",
      id: "r",
      settings,
      to: { low: "l", middle: "m", high: "h", next: "n" },
    },
    ...["l", "m", "h", "n"].map((id) => ({ kind: "message", id, settings: { text: id } })),
  );

describe("rating", () => {
  it.each<[VisitorInput | string, number]>([
    ["4", 4],
    ["4/5", 4],
    ["3 out of 5", 3],
    ["1 star", 1],
    ["⭐⭐⭐", 3],
    ["★★★★★", 5],
    ["great", 5],
    [{ kind: "choice", optionIds: ["2"] }, 2],
  ])("reads %j", (input, value) => {
    const chat = converse(document({ labels: ["awful", "bad", "so-so", "good", "Great"] }));
    chat.say(input);
    expect(chat.state.answers["r"]).toEqual({ value, text: String(value) });
    expect(textsOf(chat.last)).toEqual(["n"]);
  });

  it.each<VisitorInput | string>([
    "0",
    "6",
    "2.5",
    "five",
    "-1",
    "⭐".repeat(20),
    { kind: "choice", optionIds: ["1", "2"] },
    { kind: "choice", optionIds: ["x"] },
  ])("refuses %j", (input) => {
    const chat = converse(document());
    chat.say(input);
    expect(chat.state.attempts).toBe(1);
  });

  it("asks for recommendations from 0 to 10 and branches as usual", () => {
    const settings = { style: "nps", highest: 3, branchByRating: true };
    for (const [typed, way] of [
      ["0", "l"],
      ["6", "l"],
      ["7", "m"],
      ["9", "h"],
    ] as const) {
      const chat = converse(document(settings));
      expect(chat.state.input).toMatchObject({ style: "nps", min: 0, max: 10 });
      chat.say(typed);
      expect(textsOf(chat.last)).toEqual([way]);
    }
  });

  it("has ways for low, middle and high while branching", () => {
    const block = document({ branchByRating: true }).blocks["r"]!;
    expect(outputsOf(block)).toEqual([
      { id: "low", label: "Low (up to 2)" },
      { id: "middle", label: "Middle" },
      { id: "high", label: "High (from 4)" },
    ]);
    const crossed = document({ branchByRating: true, lowUpTo: 4, highFrom: 3 });
    const codes = validate(crossed, { channel: "website", flowIds: [] }).map(({ code }) => code);
    expect(codes).toContain("rating_borders_crossed");
  });

  it("spreads two labels to the ends and leaves out labels that do not fit", () => {
    expect(converse(document({ labels: ["bad", "good"] })).state.input).toMatchObject({
      labels: ["bad", "", "", "", "good"],
    });
    expect(converse(document({ labels: ["a", "b", "c"] })).state.input).toMatchObject({ labels: [] });
    expect(converse(document({ style: "emoji", highest: 10 })).state.input).toMatchObject({ max: 5 });
  });

  it("goes on by the rating kept with the contact", () => {
    const settings = { skipIfKnown: true, saveToAttribute: "stars", branchByRating: true };
    const chat = converse(document(settings), buildEnvironment({ contact: { attributes: { stars: "5" } } }));
    expect(textsOf(chat.last)).toEqual(["h"]);
  });
});
