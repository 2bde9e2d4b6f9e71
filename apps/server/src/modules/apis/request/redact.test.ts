import { describe, expect, it } from "vitest";
import { createRedact, redactMembers, redactUrl } from "./redact.ts";

describe("what is shown of a call", () => {
  it("has its secrets replaced in every spelling", () => {
    const redact = createRedact(['pass word"/x', "abc", "pass word"]);
    const url = "https://a.example/?a=pass%20word%22%2Fx&b=pass+word%22%2Fx";
    expect(redact(url)).toBe("https://a.example/?a=•••&b=•••");
    expect(redact('{"echo": "pass word\\"/x", "abc": "pass word"}')).toBe('{"echo": "•••", "abc": "•••"}');
  });

  it("has parameters and members with the names of secrets replaced", () => {
    expect(redactUrl("https://a.example/?page=2&api_key=abc&x-token=d%20e#token=f")).toBe(
      "https://a.example/?page=2&api_key=•••&x-token=•••#token=f",
    );
    expect(redactMembers('{"access_token": "a\\"b", "author": "Ada", "password":"cut of')).toBe(
      '{"access_token": "•••", "author": "Ada", "password":"•••"',
    );
    expect(redactMembers("user=ada&password=b%20c&x=1")).toBe("user=ada&password=•••&x=1");
  });
});
