import { expect, it } from "vitest";
import { defaultPriceList } from "./defaultPriceList.ts";
import { estimatePrice, type PricedMessage } from "./estimatePrice.ts";
import { priceList } from "./priceList.ts";

const before = new Date("2026-03-01T12:00:00Z");
const after = new Date("2026-10-02T12:00:00Z");
const hours = (now: Date, count: number) => new Date(now.getTime() + count * 3_600_000);
const message = (changes: Partial<PricedMessage> = {}): PricedMessage => ({
  phone: "5511955550101",
  category: "UTILITY",
  windowUntil: null,
  freeUntil: null,
  ...changes,
});
const estimate = (changes: Partial<PricedMessage>, now = before) =>
  estimatePrice(defaultPriceList, message(changes), now);

it("is a list that follows its own form, with every code once", () => {
  expect(priceList.parse(defaultPriceList)).toEqual(defaultPriceList);
  const codes = defaultPriceList.markets.flatMap((market) => market.codes);
  expect(new Set(codes).size).toBe(codes.length);
});

it("charges a template outside the window by market and category", () => {
  expect(estimate({})).toMatchObject({
    amount: 0.0068,
    market: "Brazil",
    category: "utility",
    isFree: false,
  });
  expect(estimate({ category: "MARKETING" })).toMatchObject({ amount: 0.0625, category: "marketing" });
});

it("takes the longest code that fits, and says nothing where it knows nothing", () => {
  expect(estimate({ phone: "12685550101" }).market).toBe("Rest of Latin America");
  expect(estimate({ phone: "12025550101" })).toMatchObject({ amount: null, market: "North America" });
  expect(estimate({ phone: "" })).toMatchObject({ amount: null, market: "" });
});

it("is free within three days of an ad, whatever is sent", () => {
  const freeUntil = hours(after, 1);
  expect(estimate({ category: "MARKETING", freeUntil }, after)).toMatchObject({ amount: 0, isFree: true });
});

it("follows the rule of the day inside the window", () => {
  expect(estimate({ windowUntil: hours(before, 1) }).isFree).toBe(true);
  expect(estimate({ windowUntil: hours(after, 1) }, after)).toMatchObject({ isFree: false, amount: 0.0068 });
  expect(estimate({ category: null, windowUntil: hours(before, 1) })).toMatchObject({
    amount: 0,
    isFree: true,
  });
  expect(estimate({ category: null, windowUntil: hours(after, 1) }, after)).toMatchObject({
    amount: 0.0068,
    category: "service",
    isFree: false,
  });
  expect(estimate({ category: "MARKETING", windowUntil: hours(before, 1) }).isFree).toBe(false);
});
