import { describe, expect, it } from "vitest";
import { vCard } from "./vCard.ts";

describe("vCard", () => {
  it("names what is known and leaves out the rest", () => {
    expect(vCard({ name: "Maya Lindqvist", phone: "+46 8 123" })).toBe(
      "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Maya Lindqvist;;;;\r\nFN:Maya Lindqvist\r\nTEL;TYPE=VOICE:+46 8 123\r\nEND:VCARD\r\n",
    );
  });
  it("lets no value begin a property of its own", () => {
    const card = vCard({ name: "Eve; Mallory,\r\nTEL:+1900\nURL:evil", organisation: "A\\B\rC" });
    expect(card.split("\r\n").filter((line) => /^(TEL|URL)/.test(line))).toEqual([]);
    expect(card).toContain("FN:Eve\\; Mallory\\,\\nTEL:+1900\\nURL:evil");
    expect(card).toContain("ORG:A\\\\B\\nC");
  });
});
