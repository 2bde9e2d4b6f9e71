// Certificates. The fixture is one for `tls.example` that signs itself and holds for a hundred years; it guards nothing.
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createEgress, type Egress } from "./index.ts";

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
const certificate = fixture("tls.example.pem");
const server = createServer({ cert: certificate, key: fixture("tls.example.key.pem") }, (request, response) =>
  response.end(request.headers.host),
);
const authorities = getCACertificates("default");
let port = 0;
let egress: Egress;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});

afterEach(async () => {
  await egress.close();
  setDefaultCACertificates(authorities);
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function open({ isTrusted }: { isTrusted: boolean }): void {
  if (isTrusted) setDefaultCACertificates([...authorities, certificate]);
  egress = createEgress({
    allowedPrivateRanges: ["127.0.0.1"],
    userAgent: "test",
    resolver: async () => ["127.0.0.1"],
  });
}

describe("https", () => {
  it("reaches a host whose certificate names it, and asks it by its name", async () => {
    open({ isTrusted: true });
    expect((await egress.fetch(`https://tls.example:${port}/`)).text()).toBe(`tls.example:${port}`);
    expect((await egress.fetch(`https://tls.example.:${port}/`)).status).toBe(200);
  });

  it.each(["other.example", "127.0.0.1"])("refuses a certificate that does not name %s", async (host) => {
    open({ isTrusted: true });
    await expect(egress.fetch(`https://${host}:${port}/`)).rejects.toMatchObject({
      code: "egress_connection_failed",
      reason: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
  });

  it("refuses a certificate of nobody we trust", async () => {
    open({ isTrusted: false });
    await expect(egress.fetch(`https://tls.example:${port}/`)).rejects.toMatchObject({
      code: "egress_connection_failed",
      reason: "DEPTH_ZERO_SELF_SIGNED_CERT",
    });
  });

  it("refuses it although the environment asks to look away", async () => {
    const before = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    try {
      open({ isTrusted: false });
      await expect(egress.fetch(`https://tls.example:${port}/`)).rejects.toMatchObject({
        code: "egress_connection_failed",
      });
    } finally {
      if (before === undefined) delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
      else process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = before;
    }
  });

  it("does not speak TLS to a plain port, nor plain to a TLS port", async () => {
    open({ isTrusted: true });
    const answer = await egress.fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
    expect(answer).toMatchObject({
      code: expect.stringMatching(/^egress_(connection_failed|bad_response)$/),
    });
  });
});
