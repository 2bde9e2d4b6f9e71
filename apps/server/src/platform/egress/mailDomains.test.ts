import { expect, it } from "vitest";
import { createMailDomains } from "./mailDomains.ts";

const dnsError = (code: string) => Object.assign(new Error(code), { code });
const never = new Promise<never>(() => undefined);

it.each<[string, () => Promise<{ exchange: string }[]>, string[], boolean]>([
  ["with an exchange", async () => [{ exchange: "mx.example.com" }], [], true],
  ["with a null exchange", async () => [{ exchange: "" }], ["192.0.2.1"], false],
  ["without exchange but with a host", () => Promise.reject(dnsError("ENODATA")), ["192.0.2.1"], true],
  ["that does not exist", () => Promise.reject(dnsError("ENOTFOUND")), [], false],
  ["whose servers fail", () => Promise.reject(dnsError("ESERVFAIL")), [], true],
  ["whose servers do not answer", () => never, [], true],
])("a domain %s", async (_, mailExchanges, addresses, accepts) => {
  const resolver = async () => addresses;
  const acceptsMail = createMailDomains({ mailExchanges, resolver, timeLimitMs: 20 });
  expect(await acceptsMail("example.com")).toBe(accepts);
});

it("asks for a domain once, however it is written", async () => {
  const asked: string[] = [];
  const acceptsMail = createMailDomains({
    mailExchanges: async (domain) => {
      asked.push(domain);
      return [{ exchange: "mx" }];
    },
  });
  for (const domain of ["Bücher.example", "bücher.example", " xn--bcher-kva.example"])
    expect(await acceptsMail(domain)).toBe(true);
  expect(asked).toEqual(["xn--bcher-kva.example"]);
  expect(await acceptsMail("")).toBe(false);
});
