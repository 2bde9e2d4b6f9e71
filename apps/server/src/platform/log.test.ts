import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { createLogger, withContext, type Logger } from "./log.ts";

function listen(): { log: Logger; lines: () => Record<string, unknown>[]; written: () => string } {
  let output = "";
  const log = createLogger({
    level: "trace",
    destination: {
      write(line) {
        output += line;
      },
    },
  });
  const lines = () =>
    output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  return { log, lines, written: () => output };
}

describe("createLogger", () => {
  it("writes one object per line with level, time and the ids of its context", () => {
    const { log, lines } = listen();
    const context = { requestId: "r1", workspaceId: "w1", conversationId: "c1" };
    withContext(log, context).info({ durationMs: 3 }, "turn stored");
    expect(lines()).toEqual([
      { level: "info", time: expect.any(String), ...context, durationMs: 3, msg: "turn stored" },
    ]);
  });

  const names = `
    authorization Authorization cookie set-cookie token accessToken access_token x-auth-token
    password newPassword secret clientSecret apiKey api_key x-api-key email phone
    text messageText body html content payload
  `;
  it.each(names.trim().split(/\s+/))("removes %s at any depth", (name) => {
    const { log, written } = listen();
    log.info({ [name]: "LEAK" }, "top");
    log.info({ request: { headers: { [name]: "LEAK" } } }, "inside");
    log.info({ messages: [{ [name]: "LEAK" }, { [name]: { deep: "LEAK" } }] }, "in a list");
    expect(written()).not.toContain("LEAK");
    expect(written()).toContain("[removed]");
  });

  it.each(["token", "authorization", "text", "password", "email"])(
    "removes %s bound to a child logger",
    (name) => {
      const { log, written } = listen();
      log.child({ [name]: "LEAK" }).info("bound");
      expect(written()).not.toContain("LEAK");
    },
  );

  it("keeps names that only resemble secret ones", () => {
    const { log, lines } = listen();
    log.info({ tokens: 12, textLength: 4, emailsSent: 2 }, "counted");
    expect(lines()[0]).toMatchObject({ tokens: 12, textLength: 4, emailsSent: 2 });
  });

  it("describes an error by name, code, message and stack, without what drivers attach", () => {
    const { log, lines, written } = listen();
    const error = Object.assign(new Error("insert failed", { cause: new Error("disk") }), {
      code: "23505",
      detail: "Key (email)=(LEAK) exists",
      parameters: ["LEAK"],
    });
    log.error({ err: error }, "failed");
    log.error(error);
    log.error({ reason: { nested: error } }, "nested");
    expect(written()).not.toContain("LEAK");
    expect(lines()[0]).toMatchObject({
      err: { type: "Error", code: "23505", message: "insert failed", cause: { message: "disk" } },
    });
    expect(lines()[1]).toMatchObject({ err: { message: "insert failed" }, msg: "insert failed" });
    expect(lines()[2]).toMatchObject({ reason: { nested: { code: "23505" } } });
  });

  it("survives what cannot be written as it is", () => {
    const { log, lines } = listen();
    const loop: Record<string, unknown> = {
      size: 10n,
      bytes: Buffer.from("LEAK"),
      at: new Date(0),
      list: Array(30).fill(1),
    };
    loop["self"] = loop;
    log.info({ loop }, "odd");
    expect(lines()[0]).toMatchObject({
      loop: { size: "10", bytes: "[Buffer]", at: "1970-01-01T00:00:00.000Z" },
    });
    expect(JSON.stringify(lines()[0])).toContain("[deeper]");
    expect(JSON.stringify(lines()[0])).toContain("[10 more]");
  });

  it("logs requests by their route, never by address, headers or sender", async () => {
    const { log, lines, written } = listen();
    const app = Fastify({ loggerInstance: log });
    app.setNotFoundHandler((_request, reply) => reply.code(404).send("none"));
    app.get("/hooks/:token", async () => "ok");
    await app.inject({
      url: "/hooks/LEAK?key=LEAK",
      headers: { authorization: "LEAK" },
      remoteAddress: "203.0.113.9",
    });
    await app.inject({ url: "/LEAK" });
    await app.close();
    expect(written()).not.toContain("LEAK");
    expect(written()).not.toContain("203.0.113.9");
    expect(lines()[0]).toMatchObject({ req: { method: "GET", route: "/hooks/:token" } });
    expect(lines()[1]).toMatchObject({ res: { statusCode: 200 } });
  });
});
