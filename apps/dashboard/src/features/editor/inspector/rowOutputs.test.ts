import { describe, expect, it } from "vitest";
import { blockFields, newBlock, outputsOf } from "@parley/flow-engine";
import { rowOutputs } from "./rowOutputs.ts";

const remaining = (kind: string, settings: Record<string, unknown>) => {
  const block = newBlock(kind, "a", settings)!;
  const inRows = rowOutputs(block, blockFields(kind));
  return outputsOf(block)
    .map(({ id }) => id)
    .filter((id) => !inRows.has(id));
};

describe("ways out shown with their entry", () => {
  it("leave the others for the end of the form", () => {
    expect(remaining("singleChoice", { options: [{ id: "one", title: "One" }] })).not.toContain("one");
    expect(remaining("condition", { branches: [{ id: "vip", title: "VIP", groups: [] }] })).toEqual(["else"]);
    expect(remaining("message", {})).toEqual(["next"]);
    expect(remaining("apiCall", { statusRows: [{ status: "404" }, { status: "5xx" }] })).toEqual(["others"]);
    expect(remaining("abSplit", {})).toEqual([]);
    expect(remaining("smartQuestion", { rows: [{ id: "buy", title: "", keywords: ["buy"] }] })).not.toContain(
      "buy",
    );
  });
});
