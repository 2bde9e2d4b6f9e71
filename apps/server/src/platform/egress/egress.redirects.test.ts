// Redirects: followed step by step, judged at each, and never with what was meant for somebody else.
import { Readable } from "node:stream";
import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { startHttpServer, type TestHttpServer } from "@parley/testkit/httpServer";
import { createEgress } from "./index.ts";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

async function serve(listener: RequestListener): Promise<TestHttpServer> {
  const server = await startHttpServer(listener);
  cleanups.push(server.close);
  return server;
}

function allow(servers: TestHttpServer[]) {
  const egress = createEgress({
    allowedPrivateRanges: servers.map(({ port }) => `127.0.0.1:${port}`),
    userAgent: "parley-test/1",
    resolver: async () => ["127.0.0.1"],
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

const redirect =
  (status: number, location: string): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { location }).end();

describe("redirects", () => {
  it("follows a relative one and says where the answer came from", async () => {
    const server = await serve((request, response) =>
      request.url === "/" ? redirect(301, "next/page?x=1")(request, response) : echo(request, response),
    );
    const answer = await allow([server]).fetch(server.origin);
    expect(answer.url).toBe(`${server.origin}/next/page?x=1`);
  });

  it.each([
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]:1/",
    "//192.168.0.1/",
    "http://2130706433:1/",
  ])("refuses one to %s", async (location) => {
    const server = await serve(redirect(302, location));
    await expect(allow([server]).fetch(server.origin)).rejects.toMatchObject({
      code: "egress_blocked_address",
    });
  });

  it.each([
    ["file:///etc/passwd", "egress_blocked_scheme"],
    ["gopher://127.0.0.1/", "egress_blocked_scheme"],
    ["http://user:password@127.0.0.1/", "egress_invalid_url"],
    ["http://[", "egress_invalid_url"],
  ])("refuses one to %s", async (location, code) => {
    const server = await serve(redirect(302, location));
    await expect(allow([server]).fetch(server.origin)).rejects.toMatchObject({ code });
  });

  it("ends a loop", async () => {
    const server = await serve(redirect(302, "/again"));
    await expect(allow([server]).fetch(server.origin, { maxRedirects: 3 })).rejects.toMatchObject({
      code: "egress_too_many_redirects",
    });
    expect(server.received).toHaveLength(4);
  });

  it("gives the redirect itself back when none may be followed", async () => {
    const server = await serve(redirect(302, "http://10.0.0.1/"));
    const answer = await allow([server]).fetch(server.origin, { maxRedirects: 0 });
    expect([answer.status, answer.headers["location"]]).toEqual([302, "http://10.0.0.1/"]);
  });

  const credentials = {
    authorization: "Bearer s",
    cookie: "s=1",
    "x-api-key": "s",
    "x-goog-api-key": "s",
    "x-auth-token": "s",
    "webhook-signature": "s",
  };

  it("leaves credentials behind when the origin changes, another port included", async () => {
    const second = await serve(echo);
    const first = await serve(redirect(307, `${second.origin}/`));
    await allow([first, second]).fetch(first.origin, { headers: { ...credentials, accept: "text/plain" } });
    expect(Object.keys(second.received[0]?.headers ?? {}).toSorted()).toEqual([
      "accept",
      "accept-encoding",
      "connection",
      "host",
      "user-agent",
    ]);
  });

  it("keeps credentials within the origin", async () => {
    const server = await serve((request, response) =>
      request.url === "/" ? redirect(307, "/next")(request, response) : echo(request, response),
    );
    await allow([server]).fetch(server.origin, { headers: credentials });
    expect(server.received[1]?.headers).toMatchObject(credentials);
  });

  it.each([
    [301, "GET", ""],
    [302, "GET", ""],
    [303, "GET", ""],
    [307, "POST", "text"],
    [308, "POST", "text"],
  ])("after %i sends a POST on as %s", async (status, method, body) => {
    const server = await serve((request, response) =>
      request.url === "/" ? redirect(status, "/next")(request, response) : echo(request, response),
    );
    const answer = await allow([server]).fetch(server.origin, {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: "text",
    });
    expect(answer.json()).toMatchObject({ method, body, url: "/next" });
  });

  it("does not send a stream twice and gives the redirect back instead", async () => {
    const server = await serve(redirect(307, "/next"));
    const answer = await allow([server]).fetch(server.origin, {
      method: "PUT",
      body: { stream: Readable.from([Buffer.from("x")]), length: 1 },
    });
    expect(answer.status).toBe(307);
    expect(server.received).toHaveLength(1);
  });
});
