import { describe, expect, it } from "vitest";
import { secretOf } from "./secretOf.ts";

describe("secretOf", () => {
  it("reads the key in groups of four", () => {
    expect(secretOf("otpauth://totp/Parley:a@b.c?secret=JBSWY3DPEHPK&issuer=Parley")).toBe("JBSW Y3DP EHPK");
  });

  it("is empty without a key", () => {
    expect(secretOf("otpauth://totp/Parley")).toBe("");
  });
});
