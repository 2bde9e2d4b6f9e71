import { describe, expect, it } from "vitest";
import { createAddressPolicy, isPublicAddress } from "./index.ts";

const at = (hostname: string, port = 443) => ({ hostname, port });

describe("isPublicAddress", () => {
  it.each([
    "1.1.1.1",
    "93.184.216.34",
    "172.32.0.1",
    "192.167.255.255",
    "2606:4700:4700::1111",
    "64:ff9b::101:101",
  ])("accepts %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  const refused = [
    // IPv4: this network, private, loopback, link-local, shared, documentation, benchmarks, multicast, reserved, broadcast
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    // metadata services
    "169.254.169.254",
    "169.254.170.2",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "fd00:ec2::254",
    // IPv6: unspecified, loopback, link-local, site-local, unique local, multicast, discard, documentation, unassigned
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "febf::1",
    "fec0::1",
    "fc00::1",
    "fd12:3456:789a::1",
    "ff02::1",
    "ff0e::1",
    "100::1",
    "2001:db8::1",
    "3fff::1",
    "5f00::1",
    "4000::1",
    "8000::1",
    // IPv4 hidden in IPv6: mapped, compatible, translated, NAT64 (well-known and local), 6to4, Teredo
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:a9fe:a9fe",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "::10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1.1.1.1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2002:a9fe:a9fe::",
    "2001:0:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "2001:10::1",
    "2001:20::1",
    // no addresses
    "",
    "localhost",
    "0x7f.0.0.1",
    "127.1",
    "2130706433",
  ];
  it.each(refused)("refuses %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("createAddressPolicy", () => {
  it("allows what the operator listed and nothing beside it", () => {
    const policy = createAddressPolicy(["10.1.0.0/16", "192.168.7.7", "fd00:1::/32"]);
    expect(policy.allows("10.1.255.1", at("10.1.255.1"))).toBe(true);
    expect(policy.allows("::ffff:10.1.0.1", at("crm.example"))).toBe(true);
    expect(policy.allows("10.2.0.1", at("10.2.0.1"))).toBe(false);
    expect(policy.allows("192.168.7.7", at("crm.example"))).toBe(true);
    expect(policy.allows("192.168.7.8", at("crm.example"))).toBe(false);
    expect(policy.allows("fd00:1::5", at("crm.example"))).toBe(true);
    expect(policy.allows("fd00:2::5", at("crm.example"))).toBe(false);
    expect(policy.allows("1.1.1.1", at("one.example"))).toBe(true);
  });

  it("limits an entry to its port when it names one", () => {
    const policy = createAddressPolicy(["127.0.0.1:11434", "[::1]:11434", "models.example:80"]);
    expect(policy.allows("127.0.0.1", at("127.0.0.1", 11434))).toBe(true);
    expect(policy.allows("127.0.0.1", at("127.0.0.1", 5432))).toBe(false);
    expect(policy.allows("::1", at("localhost", 11434))).toBe(true);
    expect(policy.allows("::1", at("localhost", 80))).toBe(false);
    expect(policy.allows("10.0.0.1", at("models.example", 80))).toBe(true);
    expect(policy.allows("10.0.0.1", at("models.example", 81))).toBe(false);
  });

  it("allows a listed host wherever it points, and no other host on that address", () => {
    const policy = createAddressPolicy(["Models.Example"]);
    expect(policy.allows("10.0.0.1", at("models.example"))).toBe(true);
    expect(policy.allows("10.0.0.1", at("models.example."))).toBe(true);
    expect(policy.allows("10.0.0.1", at("evil.example"))).toBe(false);
    expect(policy.allows("10.0.0.1", at("models.example.evil.example"))).toBe(false);
  });

  it("opens a metadata service only for its exact address", () => {
    const metadata = "169.254.169.254";
    expect(createAddressPolicy(["169.254.0.0/16"]).allows(metadata, at(metadata))).toBe(false);
    expect(createAddressPolicy(["0.0.0.0/0"]).allows(metadata, at(metadata))).toBe(false);
    expect(createAddressPolicy(["cloud.example"]).allows(metadata, at("cloud.example"))).toBe(false);
    expect(createAddressPolicy([metadata]).allows(metadata, at(metadata))).toBe(true);
  });

  it.each([
    "",
    "10.0.0.0/33",
    "10.0.0.0/",
    "http://a.example",
    "a.example/path",
    "user@a.example",
    "a b",
    "[::1",
    "a:b:c",
    "a:99999",
  ])("refuses the wrong entry %j, so that the server does not start with it", (entry) => {
    expect(() => createAddressPolicy([entry])).toThrow(/^".*" is not an address/);
  });
});
