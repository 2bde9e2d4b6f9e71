import { describe, expect, it } from "vitest";
import type { CallResult } from "../../calls.ts";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

const document = buildDocument(
  {
    kind: "apiCall",
    id: "api",
    settings: {
      apiId: "a1",
      text: "One moment …",
      statusRows: [{ status: "200" }, { status: "4XX" }, { status: "nonsense" }],
    },
    to: { status_200: "ok", status_4xx: "wrong", others: "other" },
  },
  { kind: "message", id: "ok", settings: { text: "Plan {{ attributes.plan }}" } },
  { kind: "message", id: "wrong", settings: { text: "Unknown" } },
  { kind: "message", id: "other", settings: { text: "Later" } },
);

function hear(result: CallResult) {
  const chat = converse(document);
  chat.send({ kind: "result", waitToken: chat.state.waitToken, result });
  return chat;
}

describe("API call", () => {
  it("says its message, calls with the variables and waits", () => {
    const chat = converse(document);
    expect(textsOf(chat.last)).toEqual(["One moment …"]);
    expect(chat.state.status).toBe("calling");
    expect(chat.last.effects.at(-1)).toMatchObject({
      kind: "call",
      blockId: "api",
      waitToken: chat.state.waitToken,
      request: { kind: "api", apiId: "a1", scope: { contact: { name: null }, bot: { name: "Lumi" } } },
    });
  });

  it("writes what was picked to the contact, readable at once", () => {
    const chat = hear({ kind: "api", status: 200, attributes: { plan: "Gold", old: "" } });
    expect(chat.last.effects[0]).toEqual({
      kind: "updateContact",
      patch: { attributes: { plan: "Gold", old: null } },
    });
    expect(textsOf(chat.last)).toEqual(["Plan Gold"]);
  });

  it.each<[CallResult, string, string]>([
    [{ kind: "api", status: 404, attributes: {} }, "Unknown", "status_404"],
    [{ kind: "api", status: 500, attributes: {} }, "Later", "status_500"],
    [{ kind: "api", status: null, attributes: {} }, "Later", "status_no_status"],
    [{ kind: "failed", code: "timeout", detail: "" }, "Later", "timeout"],
  ])("goes on by the status of %o", (result, said, reason) => {
    const chat = hear(result);
    expect(textsOf(chat.last)).toEqual([said]);
    expect(chat.last.trace).toContainEqual(expect.objectContaining({ kind: "branched", reason }));
  });

  it("is checked before publishing", () => {
    const codes = (apiIds?: string[]) =>
      validate(document, { channel: "website", flowIds: [], ...(apiIds && { apiIds }) }).map(
        ({ code }) => code,
      );
    expect(codes([])).toEqual(expect.arrayContaining(["api_not_found", "status_invalid"]));
    expect(codes(["a1"])).not.toContain("api_not_found");
    const empty = buildDocument({ kind: "apiCall", id: "x", to: { others: null } });
    expect(validate(empty, { channel: "website", flowIds: [] })).toContainEqual(
      expect.objectContaining({ code: "api_not_chosen" }),
    );
    expect(converse(empty).state.status).toBe("ended");
  });
});
