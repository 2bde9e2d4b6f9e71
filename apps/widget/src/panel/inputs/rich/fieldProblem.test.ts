import type { FormField } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import { fieldProblem } from "./fieldProblem.ts";

const field = (kind: FormField["kind"], more: Partial<FormField> = {}): FormField => ({
  id: "f",
  kind,
  label: "Field",
  isRequired: false,
  ...more,
});

describe("fieldProblem", () => {
  it("asks for what is required and nothing else", () => {
    expect(fieldProblem(field("text"), " ")).toBeNull();
    expect(fieldProblem(field("text", { isRequired: true }), " ")).toEqual({ key: "check.required" });
    expect(fieldProblem(field("checkbox"), false)).toBeNull();
    expect(fieldProblem(field("checkbox", { isRequired: true }), false)).toEqual({ key: "check.required" });
    expect(fieldProblem(field("checkbox", { isRequired: true }), true)).toBeNull();
  });
  it.each([
    ["email", "rosa@example.com", "rosa@example"],
    ["url", "example.com/a b".replace(" ", ""), "javascript:alert(1)"],
    ["url", "https://example.com", "example"],
    ["phone", "+49 (30) 123-456", "call me"],
    ["number", "-3,5", "three"],
  ] as const)("knows a good %s", (kind, good, bad) => {
    expect(fieldProblem(field(kind), good)).toBeNull();
    expect(fieldProblem(field(kind), bad)).not.toBeNull();
  });
  it("counts the characters", () => {
    expect(fieldProblem(field("textarea", { maxLength: 3 }), "four")).toEqual({
      key: "check.tooLong",
      values: { max: 3 },
    });
  });
});
