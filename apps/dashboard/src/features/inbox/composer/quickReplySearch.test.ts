import { expect, it } from "vitest";
import { quickReplySearch } from "./quickReplySearch.ts";

it.each([
  ["/", ""],
  ["/hel", "hel"],
  ["/привет", "привет"],
  ["/hello there", null],
  ["and/or", null],
  [" /x", null],
  ["", null],
])("reads %j as the search %j", (text, search) => {
  expect(quickReplySearch(text)).toBe(search);
});
