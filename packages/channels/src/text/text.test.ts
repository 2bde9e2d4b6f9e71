import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextUnit } from "../capabilities.ts";
import { measure } from "./measure.ts";
import { numberedChoices } from "./numberedChoices.ts";
import { shorten, shortenAll } from "./shorten.ts";
import { splitText } from "./splitText.ts";
import { isWord, word, wordLanguages } from "./words.ts";

const units: TextUnit[] = ["utf16", "bytes", "strictest"];
const family = "👩‍👩‍👧‍👦";

describe("splitting a long text", () => {
  it("prefers paragraphs, then lines, then sentences, then words", () => {
    expect(splitText("First one.\n\nSecond one.", 20, "utf16")).toEqual(["First one.", "Second one."]);
    expect(splitText("First one\nSecond one", 15, "utf16")).toEqual(["First one", "Second one"]);
    expect(splitText("First one. Second one", 15, "utf16")).toEqual(["First one.", "Second one"]);
    expect(splitText("alpha beta gamma", 11, "utf16")).toEqual(["alpha beta", "gamma"]);
    expect(splitText("alphabetagamma", 5, "utf16")).toEqual(["alpha", "betag", "amma"]);
  });

  it("leaves a word alone that ends exactly at the border", () => {
    expect(splitText("alpha beta", 5, "utf16")).toEqual(["alpha", "beta"]);
  });

  it("never cuts a sign that is seen as one", () => {
    expect(splitText(family.repeat(3), family.length * 2 + 3, "utf16")).toEqual([family.repeat(2), family]);
    for (const unit of units)
      for (const piece of splitText(`${family}é`.repeat(30), 60, unit))
        expect(piece.replaceAll(family, "").replaceAll("é", "")).toBe("");
  });

  it("keeps every sign and every maximum, whatever the text", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 300 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 80 }), fc.constantFrom(...units), (text, maximum, unit) => {
        const pieces = splitText(text, maximum, unit);
        for (const piece of pieces) expect(measure(piece, unit)).toBeLessThanOrEqual(maximum);
        expect(pieces.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });
});

describe("shortening titles", () => {
  it("cuts with an ellipsis on one line", () => {
    expect(shorten("A title\nof two lines", 12)).toBe("A title of…");
    expect(shorten("Short", 12)).toBe("Short");
    expect(measure(shorten("ä".repeat(40), 20, "bytes"), "bytes")).toBeLessThanOrEqual(20);
  });

  it("keeps titles apart that begin the same way", () => {
    const titles = shortenAll(["Delivery to my home", "Delivery to my house", "delivery to my HOLE", ""], 12);
    expect(new Set(titles.map((title) => title.toLowerCase())).size).toBe(4);
    for (const title of titles) expect(title.length).toBeLessThanOrEqual(12);
    expect(titles[3]).toBe("4");
  });
});

describe("choices in words", () => {
  it("are numbered lines and what to do", () => {
    const choices = [{ title: "Red" }, { title: "Blue", text: "as the sea" }];
    expect(numberedChoices(choices, "en")).toBe("1. Red\n2. Blue – as the sea\n\nReply with a number.");
    expect(numberedChoices(choices, "de", { several: true })).toContain("Kommas");
  });
});

describe("words of our own", () => {
  it("are there in every language and fall back to English", () => {
    for (const language of wordLanguages) expect(word("skip", language)).not.toBe("");
    expect(word("back", "de-AT")).toBe("Zurück");
    expect(word("back", "sv")).toBe("Back");
    expect(word("back", "__proto__")).toBe("Back");
    expect(word("numberBetween", "en", { min: 1, max: 5 })).toBe("A number from 1 to 5");
  });

  it("fit on a button", () => {
    for (const language of wordLanguages)
      for (const name of ["options", "skip", "back", "open", "done", "fillIn", "sign"] as const)
        expect(word(name, language).length).toBeLessThanOrEqual(20);
  });

  it("are known when typed", () => {
    expect(isWord(" überspringen ", "skip", "de")).toBe(true);
    expect(isWord("Skip", "skip", "de")).toBe(true);
    expect(isWord("Hello", "skip", "de")).toBe(false);
  });
});
