import { expect, it } from "vitest";
import { botLabels } from "./botLabels.ts";

const shop = { id: "aaaaaaaaaaaaaaaaaaaa1111", name: "Shop" };
const twin = { id: "aaaaaaaaaaaaaaaaaaaa2222", name: "shop " };
const other = { id: "aaaaaaaaaaaaaaaaaaaa3333", name: "Help" };

it("says what tells bots of one name apart, and nothing more where names differ", () => {
  const labelOf = botLabels([shop, twin, other]);
  expect([shop, twin, other].map(labelOf)).toEqual(["Shop · 1111", "shop · 2222", "Help"]);
});

it("takes a bot that is named several times for one", () => {
  expect(botLabels([shop, shop, other])(shop)).toBe("Shop");
});
