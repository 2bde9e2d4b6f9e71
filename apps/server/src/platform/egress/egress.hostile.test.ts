// Addresses that try to reach what is not meant to be reached. Names never leave this process: the resolver is a table.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHttpServer, type TestHttpServer } from "@parley/testkit/httpServer";
import { createEgress, EgressError, type Egress } from "./index.ts";

const names: Record<string, string[]> = {
  localhost: ["127.0.0.1", "::1"],
  "localhost.": ["127.0.0.1"],
  "app.localhost": ["127.0.0.1"],
  "localtest.example": ["127.0.0.1"],
  "router.example": ["192.168.0.1"],
  "v6.example": ["::1"],
  "mapped.example": ["::ffff:10.0.0.1"],
  "zoned.example": ["fe80::1%lo"],
  "metadata.google.internal": ["169.254.169.254"],
  "metadata.google.internal.": ["169.254.169.254"],
  "instance-data.ec2.internal": ["169.254.169.254"],
  "kubernetes.default.svc": ["10.96.0.1"],
  "127.0.0.1.nip.example": ["127.0.0.1"],
  "many.example": ["10.0.0.1", "172.16.0.1", "fd00::1", "0.0.0.0"],
  "nonsense.example": ["not an address", ""],
};

let victim: TestHttpServer;
let egress: Egress;

beforeAll(async () => {
  victim = await startHttpServer((_request, response) => response.end("reached"));
  egress = createEgress({
    allowedPrivateRanges: [],
    userAgent: "test",
    resolver: async (hostname) => {
      const found = names[hostname];
      if (!found) throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
      return found;
    },
  });
});

afterAll(async () => {
  await egress.close();
  await victim.close();
});

async function codeOf(url: string): Promise<string> {
  try {
    await egress.fetch(url, { timeoutMs: 5_000 });
    return "reached";
  } catch (error) {
    return error instanceof EgressError ? error.code : String(error);
  }
}

const spellingsOfLoopback = [
  "http://127.0.0.1",
  "http://127.1",
  "http://127.0.1",
  "http://0",
  "http://0.0.0.0",
  "http://0x0",
  "http://2130706433",
  "http://017700000001",
  "http://0x7f000001",
  "http://0x7f.1",
  "http://0177.0.0.1",
  "http://0x7f.0x0.0x0.0x1",
  "http://0177.0x0.0.1",
  "http://127.0.0.1.",
  "http://127.000.000.001",
  "http://①②⑦.⓪.⓪.①",
  "http://１２７.０.０.１",
  "http://127。0。0。1",
  "http://127．0．0．1",
  "http://127%2e0%2e0%2e1",
  "http://%31%32%37.0.0.1",
  "http://127.0.\t0.\n1",
  "http:\\\\127.0.0.1",
  "http:/127.0.0.1",
  "http:127.0.0.1",
  "HTTP://127.0.0.1",
  "http://[::1]",
  "http://[0:0:0:0:0:0:0:1]",
  "http://[::]",
  "http://[::ffff:127.0.0.1]",
  "http://[::ffff:7f00:1]",
  "http://[0:0:0:0:0:ffff:127.0.0.1]",
  "http://[::127.0.0.1]",
  "http://[64:ff9b::7f00:1]",
  "http://[2002:7f00:1::1]",
  "http://localhost",
  "http://localhost.",
  "http://LOCALHOST",
  "http://ｌｏｃａｌｈｏｓｔ",
  "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
  "http://loc\u00ADalhost",
  "http://app.localhost",
  "http://localtest.example",
  "http://127.0.0.1.nip.example",
  "http://v6.example",
];

const otherPrivateTargets = [
  "http://10.0.0.1/",
  "http://0xa000001/",
  "http://012.0.0.1/",
  "http://172.16.0.1/",
  "http://192.168.0.1/",
  "http://3232235521/",
  "http://100.64.0.1/",
  "http://198.18.0.1/",
  "http://224.0.0.1/",
  "http://255.255.255.255/",
  "http://169.254.169.254/latest/meta-data/",
  "http://2852039166/latest/meta-data/",
  "http://0xa9fea9fe/",
  "http://0251.0376.0251.0376/",
  "http://[::ffff:a9fe:a9fe]/",
  "http://[64:ff9b::169.254.169.254]/",
  "http://[fd00:ec2::254]/",
  "http://[fe80::1]/",
  "http://[fc00::1]/",
  "http://[ff02::1]/",
  "http://[2001:db8::1]/",
  "http://[2001:0:7f00:1::]/",
  "http://metadata.google.internal/computeMetadata/v1/",
  "http://metadata.google.internal./",
  "http://instance-data.ec2.internal/",
  "http://kubernetes.default.svc/",
  "http://router.example/",
  "http://mapped.example/",
  "http://zoned.example/",
  "http://many.example/",
  "http://nonsense.example/",
];

describe("egress with nothing allowed", () => {
  it.each(spellingsOfLoopback)("does not reach this machine by %j", async (url) => {
    // The spelling ends at the authority, so that the port can follow where a browser would read it.
    expect(await codeOf(`${url}:${victim.port}/`)).toBe("egress_blocked_address");
    expect(victim.connections()).toBe(0);
  });

  it.each(otherPrivateTargets)("refuses %j", async (url) => {
    expect(await codeOf(url)).toBe("egress_blocked_address");
  });

  it.each([
    "file:///etc/passwd",
    "ftp://ftp.example/",
    "gopher://127.0.0.1:70/_x",
    "dict://127.0.0.1:11211/stat",
    "data:text/plain,hello",
    "javascript:alert(1)",
    "ws://localhost/",
    "unix:/var/run/docker.sock",
    "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
    "blob:http://127.0.0.1/x",
    "about:blank",
    "view-source:http://127.0.0.1/",
  ])("refuses the scheme of %j", async (url) => {
    expect(await codeOf(url)).toBe("egress_blocked_scheme");
  });

  it.each([
    "",
    " ",
    "//127.0.0.1/",
    "/etc/passwd",
    "http://",
    "http:///",
    "http://?",
    "http://[::1",
    "http://[::1%25lo]/",
    "http://[fe80::1%lo]/",
    "http://256.0.0.1/",
    "http://1.2.3.4.5/",
    "http://127.0.0.1:99999/",
    "http://a b/",
    "http://exa<mple/",
    "http://127.0.0.1%00.example/",
    "http://user@example.com/",
    "http://user:password@example.com/",
    "http://:password@example.com/",
    "http://example.com@127.0.0.1/",
    "http://127.0.0.1:80@example.com/",
    "http://example.com:80%23@127.0.0.1/",
    `http://example.com/${"a".repeat(9_000)}`,
  ])("refuses the malformed address %j", async (url) => {
    expect(await codeOf(url)).toBe("egress_invalid_url");
  });

  it.each([
    "http://example.com\\@127.0.0.1/",
    "http://example.com#@127.0.0.1/",
    "http://example.com?@127.0.0.1/",
    "http://example.com;/@127.0.0.1/",
  ])("asks for the host a browser would ask for in %j, not for the one behind it", async (url) => {
    expect(await codeOf(url)).toBe("egress_dns_failed");
  });

  it("keeps the path, which may hold a token, out of its errors", async () => {
    const refusal = egress.fetch("http://10.0.0.1/bot123:SECRET/send?key=SECRET", {
      headers: { authorization: "Bearer SECRET" },
      method: "POST",
      body: "SECRET",
    });
    const error: unknown = await refusal.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EgressError);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("SECRET");
    expect(String(error)).not.toContain("SECRET");
  });
});
