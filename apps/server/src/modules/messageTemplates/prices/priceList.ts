// A price list of WhatsApp as data: markets by the beginning of a phone number, rules by the day they begin.

import { z } from "zod";

const price = z.number().min(0).nullable();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day like 2026-10-01");

export const priceList = z.object({
  /** Day the prices are of. */
  asOf: day,
  markets: z
    .array(
      z.object({
        name: z.string().min(1),
        /** Where it is not the day of the whole list. */
        asOf: day.optional(),
        /** Digits a number begins with; the longest that fits decides. */
        codes: z.array(z.string().regex(/^[1-9]\d{0,6}$/)).min(1),
        /** US dollars for one delivered message; null where it is not known. */
        marketing: price,
        utility: price,
        authentication: price,
      }),
    )
    .min(1),
  /** What is free inside the 24 hours; the last that has begun holds. */
  rules: z
    .array(z.object({ from: day, utilityIsFreeInWindow: z.boolean(), serviceIsFree: z.boolean() }))
    .min(1),
});
export type PriceList = z.infer<typeof priceList>;
