import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { fileSize } from "./fileSize.ts";
import { loadLanguage } from "./translate.ts";

beforeAll(() => vi.stubGlobal("document", { documentElement: { lang: "", dir: "" } }));
afterEach(() => loadLanguage("en"));

it("says sizes in the unit people use, in their language", async () => {
  expect([0, 999, 1_000, 48_300, 2_450_000].map(fileSize)).toEqual([
    "0 byte",
    "999 byte",
    "1 kB",
    "48 kB",
    "2.5 MB",
  ]);
  await loadLanguage("de");
  expect(fileSize(2_450_000)).toBe("2,5 MB");
});
