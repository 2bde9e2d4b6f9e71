import { describe, expect, it } from "vitest";
import { formatBytes } from "./formatBytes.ts";

describe("sizes of files", () => {
  it("are told in the unit that suits them", () => {
    expect(formatBytes(0, "en")).toBe("0 byte");
    expect(formatBytes(1_000, "en")).toBe("1 kB");
    expect(formatBytes(4_240_000, "en")).toBe("4.2 MB");
    expect(formatBytes(7_000_000_000_000, "en")).toBe("7,000 GB");
  });
});
