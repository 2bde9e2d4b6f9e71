// What becomes of a question on a channel without forms.

import { describe, expect, it } from "vitest";
import type { InputRequest } from "@parley/contracts/messages";
import { readAnswerId } from "../answerId.ts";
import { readQuestion } from "./readQuestion.ts";

const context = { language: "en", absoluteUrl: (url: string) => new URL(url, "https://bot.example").href };
const common = { blockId: "q", canSkip: false, canGoBack: false };

function answersOf(input: InputRequest) {
  return readQuestion(input, context)?.answers.map(({ id, title }) => [readAnswerId(id)?.optionId, title]);
}

describe("readQuestion", () => {
  it("gives nothing when nothing is asked", () => {
    expect(readQuestion(null, context)).toBeUndefined();
  });

  it("offers the steps of a rating, and says what they mean", () => {
    const question = readQuestion(
      { ...common, kind: "rating", style: "stars", min: 1, max: 3, labels: ["Bad", "", "Good"] },
      context,
    );
    expect(question?.answers.map(({ title }) => title)).toEqual(["1", "2", "3"]);
    expect(question?.hints).toEqual(["1 – Bad", "3 – Good"]);
  });

  it("offers consent as two answers beside what is agreed to", () => {
    const input: InputRequest = {
      ...common,
      kind: "consent",
      acceptLabel: "I agree",
      declineLabel: "No",
      linkTitle: "Privacy",
      linkUrl: "https://shop.example/privacy",
    };
    expect(answersOf(input)).toEqual([
      ["yes", "I agree"],
      ["no", "No"],
    ]);
    expect(readQuestion(input, context)?.links).toEqual([
      { title: "Privacy", url: "https://shop.example/privacy" },
    ]);
  });

  it("writes the times of an appointment in the calendar's own zone", () => {
    const slot = { start: "2026-01-05T09:00:00.000Z", end: "2026-01-05T09:30:00.000Z" };
    const [first] =
      answersOf({ ...common, kind: "appointment", timeZone: "Europe/Stockholm", slots: [slot] }) ?? [];
    expect(first?.[0]).toBe(slot.start);
    expect(first?.[1]).toContain("10:00");
  });

  it("puts skip, back and a new code beside every question that allows them", () => {
    const question = readQuestion(
      { kind: "otp", blockId: "q", canSkip: true, canGoBack: true, length: 6, sentTo: "m…@shop.example" },
      context,
    );
    expect(question?.controls.map(({ id }) => readAnswerId(id)?.optionId)).toEqual([
      "!resend",
      "!skip",
      "!back",
    ]);
  });

  it("sends forms and signatures to a page when there is one, and says how to answer when not", () => {
    const input: InputRequest = { ...common, kind: "signature", clearLabel: "Clear", submitLabel: "Sign" };
    expect(readQuestion(input, context)).toMatchObject({
      links: [],
      hints: [expect.stringContaining("name")],
    });
    expect(readQuestion(input, { ...context, answerUrl: "https://bot.example/a/1" })).toMatchObject({
      links: [{ title: "Sign", url: "https://bot.example/a/1" }],
      hints: [],
    });
  });
});
