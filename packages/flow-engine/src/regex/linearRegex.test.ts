import { describe, expect, it } from "vitest";
import { matchesRegex, regexProblem } from "./linearRegex.ts";

describe("patterns", () => {
  it("are found anywhere, whatever the case", () => {
    expect(matchesRegex("order\\s+#?\\d{4}", "About ORDER #1234, please")).toBe(true);
    expect(matchesRegex("^order$", "my order")).toBe(false);
    expect(matchesRegex("(?-i)ORDER", "order")).toBe(false);
  });

  it.each(["(a+)+$", "(a|aa)+$", "(.*)*b", "((a*)*)*$", "(x?){50}(x?){50}$"])(
    "answer at once for %s",
    (pattern) => {
      const before = performance.now();
      for (let round = 0; round < 20; round += 1) matchesRegex(pattern, `${"a".repeat(2_000)}!`);
      // A backtracking engine would not finish within the life of this machine.
      expect(performance.now() - before).toBeLessThan(5_000);
    },
  );

  it.each(["(", "(?=a)", "\\1", "a{5000}", "[z-a]", "x".repeat(501), "(a{100}b{100}c{100}){10}"])(
    "that cannot be used say why and match nothing: %s",
    (pattern) => {
      expect(regexProblem(pattern)).toEqual(expect.any(String));
      expect(matchesRegex(pattern, "a")).toBe(false);
    },
  );
});
