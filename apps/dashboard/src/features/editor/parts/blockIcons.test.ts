import { describe, expect, it } from "vitest";
import { blockDefinitions } from "@parley/flow-engine";
import { blockIcons } from "./blockIcons.tsx";

describe("block icons", () => {
  it("exist for every kind of block", () => {
    const missing = blockDefinitions
      .map((definition) => definition.icon)
      .filter((icon) => !(icon in blockIcons));
    expect(missing).toEqual([]);
  });
});
