import { describe, expect, it } from "vitest";
import type { WebhookRequest } from "../adapter.ts";
import type { ChannelRequest, ChannelResponse } from "../http.ts";
import { answerChallenge } from "./answerChallenge.ts";
import { classifyGraphError } from "./classifyGraphError.ts";
import { appSecretProof, graphCall, graphJson } from "./graphCall.ts";
import { readUsage } from "./readUsage.ts";
import { signBody, verifySignature } from "./verifySignature.ts";

const secrets = { appSecret: "app-secret", verifyToken: "token-of-ours" };
const credentials = {
  baseUrl: "https://graph.example",
  version: "v25.0",
  token: "EAAB",
  appSecret: "app-secret",
};

function challenge(query: Record<string, string>): WebhookRequest {
  return { method: "GET", headers: {}, query, body: new Uint8Array() };
}

function answer(status: number, body: unknown, headers: Record<string, string> = {}): ChannelResponse {
  return { status, headers, body: new TextEncoder().encode(JSON.stringify(body)) };
}

describe("the challenge of a subscription", () => {
  const right = {
    "hub.mode": "subscribe",
    "hub.challenge": "1158201444",
    "hub.verify_token": "token-of-ours",
  };

  it("is answered when the token is ours", () => {
    expect(answerChallenge(challenge(right), secrets)).toBe("1158201444");
  });

  it.each([
    ["a wrong token", { ...right, "hub.verify_token": "another" }, secrets],
    ["another mode", { ...right, "hub.mode": "unsubscribe" }, secrets],
    ["no token set", { ...right, "hub.verify_token": "" }, { ...secrets, verifyToken: "" }],
    ["a page in place of a challenge", { ...right, "hub.challenge": "<script>" }, secrets],
  ])("is refused with %s", (_, query, known) => {
    expect(answerChallenge(challenge(query), known)).toBeUndefined();
  });
});

describe("the signature of a webhook", () => {
  const body = new TextEncoder().encode('{"text":"Gr\\u00fc\\u00dfe"}');

  it("is over the bytes as they came", () => {
    const headers = { "x-hub-signature-256": signBody(body, "app-secret") };
    expect(verifySignature({ headers, body }, secrets)).toBe(true);
    const written = new TextEncoder().encode('{"text":"Grüße"}');
    expect(verifySignature({ headers, body: written }, secrets)).toBe(false);
  });

  it.each(["", "sha256=", "sha1=abc", "sha256=zz", `sha256=${"0".repeat(64)}`])("refuses %j", (value) => {
    expect(verifySignature({ headers: { "x-hub-signature-256": value }, body }, secrets)).toBe(false);
  });
});

describe("a call to the Graph API", () => {
  it("carries the token in its header and proves the app's secret", async () => {
    const requests: ChannelRequest[] = [];
    await graphCall({ path: "1/messages", json: { a: 1 } }, credentials, (request) => {
      requests.push(request);
      return Promise.resolve(answer(200, {}));
    });
    const proof = appSecretProof("EAAB", "app-secret");
    expect(requests[0]).toMatchObject({
      method: "POST",
      url: `https://graph.example/v25.0/1/messages?appsecret_proof=${proof}`,
      headers: { authorization: "Bearer EAAB" },
      body: '{"a":1}',
    });
  });

  it("writes a form with a file", async () => {
    let sent: ChannelRequest | undefined;
    const file = { bytes: new Uint8Array([1, 2, 0, 255]), type: "image/png", name: 'a"b.png' };
    await graphCall(
      {
        path: "1/media",
        form: [
          { name: "type", value: "image/png" },
          { name: "file", file },
        ],
      },
      credentials,
      (request) => {
        sent = request;
        return Promise.resolve(answer(200, {}));
      },
    );
    const read = await new Response(new Uint8Array(Buffer.from(sent?.body ?? "")), {
      headers: { "content-type": sent?.headers?.["content-type"] ?? "" },
    }).formData();
    expect(read.get("type")).toBe("image/png");
    const got = read.get("file");
    if (!(got instanceof File)) throw new Error("The form holds no file.");
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(file.bytes);
    expect(got.type).toBe("image/png");
  });

  it("throws what an answer that says no means", async () => {
    const http = () => Promise.resolve(answer(400, { error: { code: 190, message: "Expired" } }));
    await expect(graphJson({ path: "me" }, credentials, http)).rejects.toMatchObject({
      problem: { kind: "reauthorise", code: "190" },
    });
  });
});

describe("an error of the Graph API", () => {
  it.each([
    [{ code: 190, error_subcode: 463 }, "reauthorise", "190/463"],
    [{ code: 200 }, "paused", "200"],
    [{ code: 100 }, "refused", "100"],
    [{ code: 2 }, "retry", "2"],
    [{ code: 987_654, is_transient: true }, "retry", "987654"],
    [{ code: 987_654 }, "refused", "987654"],
  ])("%j means %s", (error, kind, code) => {
    expect(classifyGraphError(answer(400, { error }))).toMatchObject({ kind, code });
  });

  it("waits as long as the usage says", () => {
    const usage = {
      "1": [{ type: "pages", call_count: 101, estimated_time_to_regain_access: 3 }],
    };
    const response = answer(
      400,
      { error: { code: 80_001 } },
      { "x-business-use-case-usage": JSON.stringify(usage) },
    );
    expect(classifyGraphError(response)).toMatchObject({ kind: "slowAccount", retryAfterMs: 180_000 });
  });

  it("reads the highest share of all", () => {
    const headers = { "x-app-usage": '{"call_count":28,"total_time":208}', "x-page-usage": "nonsense" };
    expect(readUsage(headers)).toEqual({ percent: 208, regainAfterMs: 0 });
    expect(readUsage({})).toBeUndefined();
  });
});
