// How values of the database arrive in JavaScript.
// int8 → number (bigint where a number would lose digits) · timestamptz → Date · date → "2026-01-05" · numeric → string

import { TypeOverrides } from "pg";

const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE = 1082;
const DATE_ARRAY = 1182;

export function createValueTypes(): TypeOverrides {
  const types = new TypeOverrides();
  types.setTypeParser(INT8, parseInt8);
  types.setTypeParser(INT8_ARRAY, (text) => deepMap(parsePlainArray(text)));
  // A calendar day is no moment: as a Date it would shift with the time zone of the process.
  types.setTypeParser(DATE, (text) => text);
  types.setTypeParser(DATE_ARRAY, parsePlainArray);
  return types;
}

function parseInt8(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

function deepMap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepMap);
  return typeof value === "string" ? parseInt8(value) : value;
}

/** Arrays whose elements need no quotes: {1,NULL,{2}} reads as ["1",null,["2"]]. */
function parsePlainArray(text: string): unknown {
  const elements = text.replaceAll(/[^{},]+/g, (element) => (element === "NULL" ? "null" : `"${element}"`));
  return JSON.parse(elements.replaceAll("{", "[").replaceAll("}", "]"));
}
