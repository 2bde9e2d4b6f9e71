// Published list prices, as far as they could be checked: those of 1 October 2026 where a market says so, those of 1 July 2025
// for the groups of the other countries. Markets whose price could not be checked have none rather than a guessed one. Volume
// discounts, taxes and resellers' fees are not part of it. WHATSAPP_PRICES_FILE takes its place.

import type { PriceList } from "./priceList.ts";

const recent = { asOf: "2026-10-01" };
const unknown = { marketing: null, utility: null, authentication: null };

export const defaultPriceList: PriceList = {
  asOf: "2025-07-01",
  rules: [
    { from: "2025-07-01", utilityIsFreeInWindow: true, serviceIsFree: true },
    // The first 1,000 service messages a month of each number stay free; who sends more pays the utility price.
    { from: "2026-10-01", utilityIsFreeInWindow: false, serviceIsFree: false },
  ],
  markets: [
    { ...recent, name: "Argentina", codes: ["54"], marketing: 0.0618, utility: 0.026, authentication: 0.026 },
    {
      ...recent,
      name: "Bangladesh",
      codes: ["880"],
      marketing: 0.0732,
      utility: 0.0037,
      authentication: 0.0037,
    },
    { ...recent, name: "Brazil", codes: ["55"], marketing: 0.0625, utility: 0.0068, authentication: 0.0068 },
    { ...recent, name: "Chile", codes: ["56"], marketing: 0.0889, utility: 0.02, authentication: 0.02 },
    {
      ...recent,
      name: "Colombia",
      codes: ["57"],
      marketing: 0.0125,
      utility: 0.0008,
      authentication: 0.0008,
    },
    { ...recent, name: "Egypt", codes: ["20"], marketing: 0.0644, utility: 0.0036, authentication: 0.0036 },
    {
      name: "Rest of Africa",
      codes: ["213", "244", "263"],
      marketing: 0.0225,
      utility: 0.004,
      authentication: 0.004,
    },
    {
      name: "Rest of Asia Pacific",
      codes: ["93", "61"],
      marketing: 0.0732,
      utility: 0.0113,
      authentication: 0.0113,
    },
    {
      name: "Rest of Central and Eastern Europe",
      codes: ["355", "374", "994"],
      marketing: 0.086,
      utility: 0.0212,
      authentication: 0.0212,
    },
    {
      name: "Rest of Latin America",
      codes: ["1264", "1268", "297", "1242"],
      marketing: 0.074,
      utility: 0.0113,
      authentication: 0.0113,
    },
    {
      name: "Rest of Western Europe",
      codes: ["376", "43"],
      marketing: 0.0592,
      utility: 0.0171,
      authentication: 0.0171,
    },
    { ...unknown, name: "France", codes: ["33"] },
    { ...unknown, name: "Germany", codes: ["49"] },
    { ...unknown, name: "India", codes: ["91"] },
    { ...unknown, name: "Indonesia", codes: ["62"] },
    { ...unknown, name: "Israel", codes: ["972"] },
    { ...unknown, name: "Italy", codes: ["39"] },
    { ...unknown, name: "Malaysia", codes: ["60"] },
    { ...unknown, name: "Mexico", codes: ["52"] },
    { ...unknown, name: "Netherlands", codes: ["31"] },
    { ...unknown, name: "Nigeria", codes: ["234"] },
    { ...unknown, name: "North America", codes: ["1"] },
    { ...unknown, name: "Pakistan", codes: ["92"] },
    { ...unknown, name: "Peru", codes: ["51"] },
    { ...unknown, name: "Russia", codes: ["7"] },
    { ...unknown, name: "Saudi Arabia", codes: ["966"] },
    { ...unknown, name: "South Africa", codes: ["27"] },
    { ...unknown, name: "Spain", codes: ["34"] },
    { ...unknown, name: "Turkey", codes: ["90"] },
    { ...unknown, name: "United Arab Emirates", codes: ["971"] },
    { ...unknown, name: "United Kingdom", codes: ["44"] },
  ],
};
