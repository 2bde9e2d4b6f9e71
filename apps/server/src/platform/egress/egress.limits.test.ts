// Servers that send too much or too slowly.
import type { RequestListener } from "node:http";
import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { startHttpServer } from "@parley/testkit/httpServer";
import { createEgress } from "./index.ts";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

function allowLoopback() {
  const egress = createEgress({
    allowedPrivateRanges: ["127.0.0.1"],
    userAgent: "test",
    resolver: async () => ["127.0.0.1"],
  });
  cleanups.push(egress.close);
  return egress;
}

async function setUp(listener: RequestListener) {
  const server = await startHttpServer(listener);
  cleanups.push(server.close);
  return { server, egress: allowLoopback() };
}

const MEGABYTE = 1_000_000;

describe("size", () => {
  it("refuses an answer that announces too much, before reading it", async () => {
    const { server, egress } = await setUp((_request, response) => {
      response.writeHead(200, { "content-length": String(50 * MEGABYTE) });
      response.write("x");
    });
    await expect(egress.fetch(server.origin, { maxResponseBytes: MEGABYTE })).rejects.toMatchObject({
      code: "egress_too_large",
    });
  });

  it("stops an endless answer and lets the connection go", async () => {
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    const { server, egress } = await setUp((_request, response) => {
      const block = Buffer.alloc(65_536);
      const more = () => {
        while (response.write(block)) if (response.destroyed) return;
        response.once("drain", more);
      };
      response.once("close", resolve);
      more();
    });
    await expect(egress.fetch(server.origin, { maxResponseBytes: MEGABYTE })).rejects.toMatchObject({
      code: "egress_too_large",
    });
    await gone;
  });

  it("counts after unpacking, so that a small answer cannot fill the memory", async () => {
    const bomb = gzipSync(Buffer.alloc(100 * MEGABYTE));
    expect(bomb.length).toBeLessThan(MEGABYTE / 5);
    const { server, egress } = await setUp((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    const before = process.memoryUsage().arrayBuffers;
    await expect(egress.fetch(server.origin, { maxResponseBytes: MEGABYTE })).rejects.toMatchObject({
      code: "egress_too_large",
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MEGABYTE);
  });

  it("counts between two layers of packing too", async () => {
    const nested = gzipSync(gzipSync(Buffer.alloc(20 * MEGABYTE)));
    const { server, egress } = await setUp((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(nested),
    );
    await expect(egress.fetch(server.origin, { maxResponseBytes: 10_000 })).rejects.toMatchObject({
      code: "egress_too_large",
    });
  });

  it.each(["gzip, gzip, gzip", "zstd", "unknown"])("refuses the encoding %j", async (encoding) => {
    const { server, egress } = await setUp((_request, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end("x"),
    );
    await expect(egress.fetch(server.origin)).rejects.toMatchObject({ code: "egress_bad_response" });
  });

  it.each([
    ["cut", gzipSync("text".repeat(1_000)).subarray(0, 20)],
    ["no", Buffer.from("plain text")],
  ] as const)("refuses %s gzip", async (_name, bytes) => {
    const { server, egress } = await setUp((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bytes),
    );
    await expect(egress.fetch(server.origin)).rejects.toMatchObject({ code: "egress_bad_response" });
  });

  it("refuses an endless header block", async () => {
    const { server, egress } = await setUp((_request, response) => {
      for (let index = 0; index < 100; index += 1) response.setHeader(`x-${index}`, "y".repeat(1_000));
      response.end();
    });
    await expect(egress.fetch(server.origin)).rejects.toMatchObject({ code: "egress_too_large" });
  });

  it("accepts an answer of exactly the limit", async () => {
    const { server, egress } = await setUp((_request, response) => response.end(Buffer.alloc(MEGABYTE)));
    expect((await egress.fetch(server.origin, { maxResponseBytes: MEGABYTE })).body()).toHaveLength(MEGABYTE);
  });

  it("says that an answer was cut, and gives no half of it", async () => {
    const { server, egress } = await setUp((_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half");
      setImmediate(() => response.destroy());
    });
    await expect(egress.fetch(server.origin)).rejects.toMatchObject({ code: "egress_connection_failed" });
  });

  it("says that an answer is not HTTP", async () => {
    const server = createServer((socket) =>
      socket
        .on("error", () => undefined)
        .end("220 mail.example ESMTP\r\n")
        .resume(),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    cleanups.push(() => new Promise((resolve) => server.close(() => resolve())));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    await expect(allowLoopback().fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      code: "egress_bad_response",
    });
  });
});

describe("time", () => {
  it("ends the wait for headers", async () => {
    const { server, egress } = await setUp(() => undefined);
    await expect(egress.fetch(server.origin, { timeoutMs: 100 })).rejects.toMatchObject({
      code: "egress_timeout",
    });
  });

  it("ends a body that drips, although each drop comes in time", async () => {
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    const { server, egress } = await setUp((_request, response) => {
      const drip = setInterval(() => response.write("x"), 10);
      response.once("close", () => {
        clearInterval(drip);
        resolve();
      });
    });
    const startedAt = performance.now();
    await expect(egress.fetch(server.origin, { timeoutMs: 200 })).rejects.toMatchObject({
      code: "egress_timeout",
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    await gone;
  });

  it("counts redirects into the same deadline", async () => {
    const { server, egress } = await setUp((_request, response) => {
      setTimeout(() => response.writeHead(302, { location: "/" }).end(), 60);
    });
    await expect(egress.fetch(server.origin, { timeoutMs: 150, maxRedirects: 20 })).rejects.toMatchObject({
      code: "egress_timeout",
    });
  });

  it("ends a name resolution that does not come back", async () => {
    const egress = createEgress({
      allowedPrivateRanges: [],
      userAgent: "test",
      resolver: () => new Promise(() => undefined),
    });
    await expect(egress.fetch("http://never.example/", { timeoutMs: 50 })).rejects.toMatchObject({
      code: "egress_timeout",
    });
  });

  it("gives up when the caller does", async () => {
    const { server, egress } = await setUp(() => undefined);
    const controller = new AbortController();
    const waiting = egress.fetch(server.origin, { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: "egress_aborted" });
    await expect(egress.fetch(server.origin, { signal: controller.signal })).rejects.toMatchObject({
      code: "egress_aborted",
    });
  });
});

describe("stream", () => {
  it("gives a body in parts, without holding it", async () => {
    const { server, egress } = await setUp((_request, response) =>
      response.end(Buffer.alloc(3 * MEGABYTE, "a")),
    );
    const { stream, status } = await egress.stream(server.origin);
    let bytes = 0;
    for await (const chunk of stream) bytes += chunk.length;
    expect([status, bytes]).toEqual([200, 3 * MEGABYTE]);
  });

  it("keeps the limit of size", async () => {
    const { server, egress } = await setUp((_request, response) => {
      response.write(Buffer.alloc(MEGABYTE));
      response.end(Buffer.alloc(MEGABYTE));
    });
    const { stream } = await egress.stream(server.origin, { maxResponseBytes: MEGABYTE });
    const reading = (async () => {
      for await (const _chunk of stream) continue;
    })();
    await expect(reading).rejects.toMatchObject({ code: "egress_too_large" });
  });

  it("ends a silence inside the body", async () => {
    const { server, egress } = await setUp((_request, response) => response.write("start"));
    const { stream } = await egress.stream(server.origin, { idleTimeoutMs: 100 });
    const reading = (async () => {
      for await (const _chunk of stream) continue;
    })();
    await expect(reading).rejects.toMatchObject({ code: "UND_ERR_BODY_TIMEOUT" });
  });

  it("lets the connection go when the reader stops", async () => {
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    const { server, egress } = await setUp((_request, response) => {
      response.write(Buffer.alloc(MEGABYTE));
      response.once("close", resolve);
    });
    const { stream } = await egress.stream(server.origin);
    stream.destroy();
    await expect(gone).resolves.toBeUndefined();
  });
});
