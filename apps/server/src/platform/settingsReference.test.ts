import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { settingNames } from "./env.ts";

it("describes every setting in docs/reference/settings.md, and none that does not exist", () => {
  const page = readFileSync(new URL("../../../../docs/reference/settings.md", import.meta.url), "utf8");
  const described = [...page.matchAll(/^### ([A-Z_]+)$/gm)].map(([, name]) => name);
  expect(described.toSorted()).toEqual(settingNames.toSorted());
});
