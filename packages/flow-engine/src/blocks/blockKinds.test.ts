import { describe, expect, it } from "vitest";
import { blockDefinition, blockDefinitions, blockFields, newBlock, outputsOf } from "../index.ts";

describe("block kinds", () => {
  it.each(blockDefinitions.map((definition) => definition.kind))(
    "%s is complete without any settings",
    (kind) => {
      const block = newBlock(kind, "b1");
      expect(block).toMatchObject({ id: "b1", kind });
      expect(Object.keys(block?.outputs ?? {})).toEqual(
        block ? outputsOf(block).map((output) => output.id) : [],
      );
      expect(blockDefinition(kind)?.icon).toMatch(/^Icon[A-Z]/);
    },
  );

  it.each(blockDefinitions.map((definition) => definition.kind))(
    "%s shows every setting in the form",
    (kind) => {
      const fields = blockFields(kind);
      const settings = Object.keys(newBlock(kind, "b1")?.settings ?? {});
      expect(fields.map((field) => field.key).toSorted()).toEqual(settings.toSorted());
      for (const field of fields) expect(field.label).not.toBe("");
    },
  );

  it("gives bounds to the form", () => {
    const fields = blockFields("textQuestion");
    expect(fields.find((field) => field.key === "maxLength")).toMatchObject({
      minimum: 1,
      maximum: 4000,
      defaultValue: 1000,
    });
    expect(fields.find((field) => field.key === "text")).toMatchObject({
      maximumLength: 4000,
      required: true,
    });
  });

  it("has no kind called constructor", () => {
    expect(newBlock("constructor", "b1")).toBeNull();
    expect(blockDefinition("__proto__")).toBeUndefined();
  });
});
