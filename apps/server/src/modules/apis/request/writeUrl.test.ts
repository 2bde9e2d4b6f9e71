import { describe, expect, it } from "vitest";
import { originOf, urlProblem, writeUrl } from "./writeUrl.ts";

const write = (template: string, value: string, query: { name: string; value: string }[] = []) => {
  const url = writeUrl(template, query, { attributes: { x: value } }, "UTC");
  return url.ok ? url.value : url.code;
};
const variable = "{{ attributes.x }}";

describe("the address of a call", () => {
  it.each([
    ["https://a.example/users/", "Ada L", "https://a.example/users/Ada%20L"],
    ["https://a.example/users/", "a/b", "https://a.example/users/a%2Fb"],
    ["https://a.example/users/", "x?admin=1#y", "https://a.example/users/x%3Fadmin%3D1%23y"],
    ["https://a.example/users/", "\\..\\x", "https://a.example/users/%5C..%5Cx"],
    ["https://a.example:8443/?q=", "a&b=c", "https://a.example:8443/?q=a%26b%3Dc"],
    ["https://a.example/?q=", "../..", "https://a.example/?q=..%2F.."],
    ["https://a.example/?q=", "", "https://a.example/?q="],
    ["https://a.example/#", "x", "https://a.example/"],
    ["https://a.example/", "@b.example", "https://a.example/%40b.example"],
    ["https://a.example/", "\ud800é", "https://a.example/%EF%BF%BD%C3%A9"],
    ["https://a.example/users/", "", "variable_empty"],
    ["https://a.example/users/", "..", "invalid_url"],
    ["https://a.example/users/.", ".", "invalid_url"],
    ["https://a.example/users/%2", "e", "invalid_url"],
  ])("%s with %j", (template, value, url) => {
    expect(write(`${template}${variable}`, value)).toBe(url);
  });

  it("takes a value in the middle of a path as one step of it", () => {
    expect(write(`https://a.example/users/${variable}/profile`, "..")).toBe("invalid_url");
    expect(write(`https://a.example/users/${variable}/profile`, "")).toBe("variable_empty");
    expect(write(`https://a.example/users/x-${variable}/profile`, "")).toBe(
      "https://a.example/users/x-/profile",
    );
    expect(write(`https://a.example/users/${variable}/profile`, "a/../../b")).toBe(
      "https://a.example/users/a%2F..%2F..%2Fb/profile",
    );
  });

  it("appends parameters to those it has", () => {
    const query = [{ name: "q r", value: "ü&=" }];
    expect(write("https://a.example", "", query)).toBe("https://a.example/?q%20r=%C3%BC%26%3D");
    expect(write("https://a.example/x?a=1#top", "", query)).toBe(
      "https://a.example/x?a=1&q%20r=%C3%BC%26%3D",
    );
    expect(write("https://a.example/x?", "", query)).toBe("https://a.example/x?q%20r=%C3%BC%26%3D");
  });

  it.each([
    "https://{{ attributes.x }}/a",
    "https://a.{{ attributes.x }}.example/",
    "https://a.example:{{ attributes.x }}/",
    "https://a.example{{ attributes.x }}",
    "https://{% if x %}a{% endif %}.example/",
    "{{ attributes.x }}://a.example/",
    "{{ attributes.x }}",
    "https://user:{{ attributes.x }}@a.example/",
    "https://user@a.example/",
    "ftp://a.example/",
    "file:///etc/passwd",
    "https://",
    "https:///path",
    "https://a.example\\{{ attributes.x }}",
    "nonsense",
  ])("is refused as %j", (template) => {
    expect(urlProblem(template)).toEqual(expect.any(String));
    expect(originOf(template)).toBeNull();
    expect(write(template, "b.example")).toBe("invalid_url");
  });
});
