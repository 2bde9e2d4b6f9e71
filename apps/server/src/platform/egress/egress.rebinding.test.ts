// Names whose answer changes between two questions, with a real name server on this machine.
import { Resolver as DnsResolver } from "node:dns/promises";
import type { ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { startHttpServer } from "@parley/testkit/httpServer";
import { startDnsEmulator, type DnsQuestion } from "../../../../../emulators/dns/index.ts";
import { createEgress, type Resolver } from "./index.ts";

const PERMITTED = "127.0.0.1";
const FORBIDDEN = "10.255.255.1";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

interface SetUp {
  answer: (question: DnsQuestion) => string[];
  keepAlive?: boolean;
  reply?: (response: ServerResponse) => void;
}

async function setUp({ answer, keepAlive = false, reply = (response) => response.end("hello") }: SetUp) {
  const server = await startHttpServer((_request, response) => {
    if (!keepAlive) response.setHeader("connection", "close");
    reply(response);
  });
  cleanups.push(server.close);
  const dns = await startDnsEmulator(answer);
  cleanups.push(dns.close);
  const client = new DnsResolver({ timeout: 1_000, tries: 1 });
  client.setServers([dns.address]);
  const resolver: Resolver = (hostname) => client.resolve4(hostname);
  const egress = createEgress({
    allowedPrivateRanges: [`${PERMITTED}:${server.port}`],
    userAgent: "test",
    resolver,
  });
  cleanups.push(egress.close);
  return { egress, dns, server, url: `http://rebind.example:${server.port}/` };
}

describe("a name that changes its address", () => {
  it("is asked once per connection, and the connection goes to the address that was judged", async () => {
    let asked = 0;
    const { egress, dns, server, url } = await setUp({
      answer: () => [(asked += 1) === 1 ? PERMITTED : FORBIDDEN],
    });

    const first = await egress.fetch(url);
    expect(first.text()).toBe("hello");
    expect(dns.questions).toEqual([{ name: "rebind.example", type: "A" }]);

    await expect(egress.fetch(url)).rejects.toMatchObject({ code: "egress_blocked_address" });
    expect(server.connections()).toBe(1);
  });

  it("never leads to a refused address, however often it changes", async () => {
    let asked = 0;
    const { egress, server, url } = await setUp({
      answer: () => [(asked += 1) % 2 === 0 ? PERMITTED : FORBIDDEN],
    });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, () => egress.fetch(url, { timeoutMs: 5_000 })),
    );
    const reached = outcomes.filter(({ status }) => status === "fulfilled").length;
    const refused = outcomes.filter(
      (outcome) => outcome.status === "rejected" && outcome.reason.code === "egress_blocked_address",
    ).length;
    expect(reached + refused).toBe(40);
    expect(reached).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
    expect(server.received).toHaveLength(reached);
  });

  it("uses only the permitted one of several addresses", async () => {
    const { egress, url } = await setUp({ answer: () => [FORBIDDEN, PERMITTED, "169.254.169.254"] });
    expect((await egress.fetch(url)).text()).toBe("hello");
  });

  it("keeps a connection that was judged, without asking again", async () => {
    const { egress, dns, server, url } = await setUp({ answer: () => [PERMITTED], keepAlive: true });
    await egress.fetch(url);
    // The client frees a connection one turn of the event loop after its answer.
    await setImmediate();
    await egress.fetch(url);
    expect(server.connections()).toBe(1);
    expect(dns.questions).toHaveLength(1);
  });

  it("is judged anew when a redirect leads back to it", async () => {
    let asked = 0;
    const { egress, server, url } = await setUp({
      answer: () => [(asked += 1) === 1 ? PERMITTED : FORBIDDEN],
      reply: (response) => response.writeHead(302, { location: "/again" }).end(),
    });
    await expect(egress.fetch(url)).rejects.toMatchObject({
      code: "egress_blocked_address",
      hostname: "rebind.example",
    });
    expect(server.connections()).toBe(1);
  });

  it("fails with egress_dns_failed when it does not exist", async () => {
    const { egress, url } = await setUp({ answer: () => [] });
    await expect(egress.fetch(url)).rejects.toMatchObject({
      code: "egress_dns_failed",
      hostname: "rebind.example",
    });
  });
});
