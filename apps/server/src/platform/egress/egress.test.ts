import { Readable } from "node:stream";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { startHttpServer, type TestHttpServer } from "@parley/testkit/httpServer";
import { createEgress, type EgressEvent, type EgressOptions } from "./index.ts";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

async function serve(listener: RequestListener): Promise<TestHttpServer> {
  const server = await startHttpServer(listener);
  cleanups.push(server.close);
  return server;
}

function allow(servers: TestHttpServer[], options: Partial<EgressOptions> = {}) {
  const egress = createEgress({
    allowedPrivateRanges: servers.map(({ port }) => `127.0.0.1:${port}`),
    userAgent: "parley-test/1",
    resolver: async () => ["127.0.0.1"],
    ...options,
  });
  cleanups.push(egress.close);
  return egress;
}

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { method, url, headers } = request;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
  });
};

describe("fetch", () => {
  it("sends method, headers and body, and gives the answer back", async () => {
    const server = await serve(echo);
    const answer = await allow([server]).fetch(`${server.origin}/a/b?c=d#e`, {
      method: "POST",
      headers: { "content-type": "text/plain", authorization: "Bearer x" },
      body: "grüße",
    });
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/json");
    expect(answer.url).toBe(`${server.origin}/a/b?c=d`);
    expect(answer.json()).toMatchObject({
      method: "POST",
      url: "/a/b?c=d",
      body: "grüße",
      headers: { authorization: "Bearer x", "user-agent": "parley-test/1", host: `127.0.0.1:${server.port}` },
    });
  });

  it("sends a stream with its length", async () => {
    const server = await serve(echo);
    const answer = await allow([server]).fetch(server.origin, {
      method: "PUT",
      body: { stream: Readable.from([Buffer.from("one "), Buffer.from("two")]), length: 7 },
    });
    expect(answer.json()).toMatchObject({ body: "one two", headers: { "content-length": "7" } });
  });

  it.each(["http://10.0.0.1/", "file:///x", "http://127.0.0.1:1/"])(
    "closes the stream it could not send to %s",
    async (url) => {
      const stream = Readable.from([Buffer.from("x")]);
      const refusal = allow([]).fetch(url, { method: "PUT", body: { stream, length: 1 } });
      await expect(refusal).rejects.toThrow(/./);
      expect(stream.destroyed).toBe(true);
    },
  );

  it("gives an answer with an error status back like any other", async () => {
    const server = await serve((_request, response) =>
      response.writeHead(503, { "retry-after": "2" }).end("down"),
    );
    const answer = await allow([server]).fetch(server.origin);
    expect([answer.status, answer.headers["retry-after"], answer.text()]).toEqual([503, "2", "down"]);
  });

  it("reads text in the charset the answer names", async () => {
    const server = await serve((_request, response) =>
      response
        .writeHead(200, { "content-type": "text/plain; charset=iso-8859-1" })
        .end(Buffer.from([0x67, 0xfc])),
    );
    expect((await allow([server]).fetch(server.origin)).text()).toBe("gü");
  });

  it("says so when the answer is not JSON", async () => {
    const server = await serve((_request, response) => response.end("<html>"));
    const answer = await allow([server]).fetch(server.origin);
    expect(() => answer.json()).toThrow(expect.objectContaining({ code: "egress_bad_response" }));
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["identity", (bytes: Buffer) => bytes],
  ] as const)("decodes %s", async (encoding, encode) => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(encode(Buffer.from("unpacked"))),
    );
    expect((await allow([server]).fetch(server.origin)).text()).toBe("unpacked");
  });

  it("accepts answers without a body, encoding header or not", async () => {
    const server = await serve((request, response) =>
      response.writeHead(request.url === "/204" ? 204 : 200, { "content-encoding": "gzip" }).end(),
    );
    const egress = allow([server]);
    expect((await egress.fetch(`${server.origin}/204`)).body()).toHaveLength(0);
    expect((await egress.fetch(server.origin, { method: "HEAD" })).body()).toHaveLength(0);
  });

  it.each(["host", "Connection", "transfer-encoding", "Content-Length", "proxy-authorization", "upgrade"])(
    "refuses to send a %s header of the caller",
    async (name) => {
      const server = await serve(echo);
      await expect(allow([server]).fetch(server.origin, { headers: { [name]: "x" } })).rejects.toMatchObject({
        code: "egress_invalid_request",
      });
    },
  );

  it.each(["a\r\nx-injected: 1", "a\nb", "a\0b"])("refuses the header value %j", async (value) => {
    const server = await serve(echo);
    await expect(
      allow([server]).fetch(server.origin, { headers: { "x-note": value } }),
    ).rejects.toMatchObject({
      code: "egress_invalid_request",
    });
    expect(server.received).toEqual([]);
  });

  it.each(["CONNECT", "TRACE", "GET / HTTP/1.1\r\nhost: x\r\n\r\nGET", ""])(
    "refuses the method %j",
    async (method) => {
      const server = await serve(echo);
      await expect(allow([server]).fetch(server.origin, { method })).rejects.toMatchObject({
        code: "egress_invalid_request",
      });
    },
  );

  it("ignores a proxy set in the environment", async () => {
    const [server, proxy] = [await serve(echo), await serve((_request, response) => response.end("proxied"))];
    const before = { ...process.env };
    Object.assign(process.env, {
      http_proxy: proxy.origin,
      HTTP_PROXY: proxy.origin,
      NODE_USE_ENV_PROXY: "1",
    });
    try {
      expect((await allow([server]).fetch(server.origin)).json()).toMatchObject({ method: "GET" });
      expect(proxy.received).toEqual([]);
    } finally {
      process.env = before;
    }
  });

  it("reports each exchange without path, headers or content", async () => {
    const server = await serve(echo);
    const events: EgressEvent[] = [];
    const egress = allow([server], { onExchange: (event) => events.push(event) });
    await egress.fetch(`${server.origin}/SECRET?SECRET`, {
      method: "POST",
      headers: { "x-api-key": "SECRET" },
      body: "SECRET",
    });
    await egress.fetch("http://10.0.0.1/SECRET", {}).catch(() => undefined);
    expect(events).toMatchObject([
      { hostname: "127.0.0.1", method: "POST", status: 200, code: undefined, redirects: 0 },
      {
        hostname: "10.0.0.1",
        method: "GET",
        status: undefined,
        code: "egress_blocked_address",
        redirects: 0,
      },
    ]);
    expect(JSON.stringify(events)).not.toContain("SECRET");
  });

  it("tells a refused connection apart", async () => {
    const server = await serve(echo);
    const egress = allow([server]);
    await server.close();
    await expect(egress.fetch(server.origin)).rejects.toMatchObject({
      code: "egress_connection_failed",
      reason: "ECONNREFUSED",
    });
  });

  it("tries the next permitted address when one does not answer", async () => {
    const server = await serve(echo);
    const egress = createEgress({
      allowedPrivateRanges: ["127.0.0.1", "::1"],
      userAgent: "test",
      resolver: async () => ["::1", "127.0.0.1"],
    });
    cleanups.push(egress.close);
    expect((await egress.fetch(`http://two.example:${server.port}/`)).status).toBe(200);
  });
});
