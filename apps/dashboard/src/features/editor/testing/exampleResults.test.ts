import { describe, expect, it } from "vitest";
import type { CallRequest } from "@parley/flow-engine";
import { automaticResult, exampleCode, exampleResults } from "./exampleResults.ts";
import { readAttributes } from "./readAttributes.ts";

const photo = { id: "a", name: "photo.png", type: "image/png", sizeBytes: 1_000 };
const claim = (types: string[], maxBytes: number): CallRequest => ({
  kind: "claimFiles",
  fileIds: ["a"],
  types,
  maxBytes,
});

describe("example answers to calls", () => {
  it("offer every outcome, and a failure last", () => {
    const outcomes = exampleResults({ kind: "checkCode", blockId: "b", code: "1" }, {}).map(
      ({ outcome }) => outcome,
    );
    expect(outcomes).toEqual(["right", "wrong", "expired", "tooManyAttempts", "failed"]);
  });

  it("know the code the test has sent", () => {
    const check = (code: string) => automaticResult({ kind: "checkCode", blockId: "b", code }, {});
    expect(check(exampleCode(6))).toEqual({ kind: "checkCode", verdict: "right" });
    expect(check("999999")).toEqual({ kind: "checkCode", verdict: "wrong" });
    expect(exampleCode(12)).toBe("123456789012");
  });

  it("judge pretended files as the server would judge real ones", () => {
    const uploads = { a: photo };
    expect(automaticResult(claim(["image/*"], 2_000), uploads)).toEqual({
      kind: "claimFiles",
      files: [photo],
      refused: null,
    });
    expect(automaticResult(claim(["application/pdf"], 2_000), uploads)).toMatchObject({
      refused: "file_type",
    });
    expect(automaticResult(claim([], 500), uploads)).toMatchObject({ refused: "file_too_large" });
  });

  it("read attributes line by line", () => {
    expect(readAttributes("status = shipped\nnothing\n = empty\nsum=1=1")).toEqual({
      status: "shipped",
      sum: "1=1",
    });
  });
});
