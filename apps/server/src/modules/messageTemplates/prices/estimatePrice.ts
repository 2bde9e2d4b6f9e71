// What one delivered message to a number probably costs: an estimate from a list, never a quote.

import type { PriceEstimate } from "@parley/contracts/api/messageTemplates";
import type { TemplateCategory } from "@parley/contracts/messageTemplates";
import type { PriceList } from "./priceList.ts";

export interface PricedMessage {
  /** Digits with the country's code; empty when nobody knows it. */
  phone: string;
  /** Null for a free message. */
  category: TemplateCategory | null;
  windowUntil: Date | null;
  freeUntil: Date | null;
}

export function estimatePrice(list: PriceList, message: PricedMessage, now: Date): PriceEstimate {
  const category = categoryNames[message.category ?? "SERVICE"];
  const market = marketOf(list, message.phone);
  const isFree = isFreeOfCharge(list, message, now);
  // A free message that is charged costs what a utility message costs.
  const amount = market?.[category === "service" ? "utility" : category] ?? null;
  return {
    amount: isFree ? 0 : amount,
    currency: "USD",
    market: market?.name ?? "",
    category,
    asOf: market?.asOf ?? list.asOf,
    isFree,
  };
}

const categoryNames = {
  MARKETING: "marketing",
  UTILITY: "utility",
  AUTHENTICATION: "authentication",
  SERVICE: "service",
} as const;

function isFreeOfCharge(
  { rules }: PriceList,
  { category, windowUntil, freeUntil }: PricedMessage,
  now: Date,
): boolean {
  if (freeUntil && freeUntil > now) return true;
  const today = now.toISOString().slice(0, 10);
  const rule = rules
    .toSorted((left, right) => left.from.localeCompare(right.from))
    .findLast(({ from }) => from <= today);
  if (category === null) return rule?.serviceIsFree ?? true;
  const isOpen = windowUntil !== null && windowUntil > now;
  return category === "UTILITY" && isOpen && rule?.utilityIsFreeInWindow === true;
}

function marketOf({ markets }: PriceList, phone: string): PriceList["markets"][number] | undefined {
  const fitting = markets.flatMap((market) =>
    market.codes.filter((code) => phone.startsWith(code)).map((code) => ({ market, length: code.length })),
  );
  return fitting.toSorted((left, right) => right.length - left.length)[0]?.market;
}
