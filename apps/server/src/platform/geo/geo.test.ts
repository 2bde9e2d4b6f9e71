import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildMmdb } from "@parley/testkit/buildMmdb";
import { GeoFileError, openGeo } from "./index.ts";

const lisbon = { country: { iso_code: "PT" }, city: { names: { en: "Lisbon", de: "Lissabon" } } };
const ipv4 = (...address: number[]) => [...Array<number>(12).fill(0), ...address];

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "parley-geo-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

async function fileWith(bytes: Uint8Array): Promise<string> {
  const file = join(directory, "places.mmdb");
  await writeFile(file, bytes);
  return file;
}

describe("openGeo", () => {
  it("knows nothing without a file", async () => {
    expect((await openGeo(undefined)).lookup("203.0.113.7")).toBeUndefined();
  });

  it("tells country and city of IPv4 and IPv6 addresses", async () => {
    const file = await fileWith(
      buildMmdb([
        { address: ipv4(203, 0, 113, 0), bits: 96 + 24, record: lisbon },
        { address: ipv4(198, 51, 100, 0), bits: 96 + 25, record: { registered_country: { iso_code: "JP" } } },
        {
          address: [0x20, 0x01, 0x0d, 0xb8],
          bits: 32,
          record: { country: { iso_code: "BR" }, city: { names: { en: "São Paulo" } } },
        },
        { address: ipv4(192, 0, 2, 0), bits: 96 + 24, record: { country: { names: { en: "Nowhere" } } } },
      ]),
    );
    const geo = await openGeo(file);
    expect(geo.lookup("203.0.113.7")).toEqual({ country: "PT", city: "Lisbon" });
    expect(geo.lookup("203.0.113.255")).toEqual({ country: "PT", city: "Lisbon" });
    expect(geo.lookup("::ffff:203.0.113.7")).toEqual({ country: "PT", city: "Lisbon" });
    expect(geo.lookup("198.51.100.1")).toEqual({ country: "JP" });
    expect(geo.lookup("198.51.100.200")).toBeUndefined();
    expect(geo.lookup("2001:db8::1")).toEqual({ country: "BR", city: "São Paulo" });
    expect(geo.lookup("192.0.2.1")).toBeUndefined();
  });

  it("knows nothing of addresses outside the file, private or malformed", async () => {
    const geo = await openGeo(
      await fileWith(buildMmdb([{ address: ipv4(203, 0, 113, 0), bits: 120, record: lisbon }])),
    );
    for (const ip of [
      "1.1.1.1",
      "10.0.0.1",
      "::1",
      "fe80::1%lo",
      "",
      "unknown",
      "203.0.113",
      "203.0.113.7, 10.0.0.1",
    ]) {
      expect(geo.lookup(ip)).toBeUndefined();
    }
  });

  it("reads a file of IPv4 addresses only", async () => {
    const geo = await openGeo(
      await fileWith(buildMmdb([{ address: [203, 0, 113, 0], bits: 24, record: lisbon }], 4)),
    );
    expect(geo.lookup("203.0.113.7")).toEqual({ country: "PT", city: "Lisbon" });
    expect(geo.lookup("2001:db8::1")).toBeUndefined();
  });

  it("does not fail a visitor because the file is damaged inside", async () => {
    const bytes = buildMmdb([{ address: ipv4(203, 0, 113, 0), bits: 120, record: lisbon }]);
    const damaged = Buffer.from(bytes);
    damaged.fill(0xff, bytes.indexOf("country") - 2, bytes.indexOf("country") + 30);
    const geo = await openGeo(await fileWith(damaged));
    expect(geo.lookup("203.0.113.7")).toBeUndefined();
  });

  it("refuses a file that is absent or something else", async () => {
    await expect(openGeo(join(directory, "none.mmdb"))).rejects.toThrow(
      /GEOIP_FILE: .*none\.mmdb cannot be read \(ENOENT\)/,
    );
    await expect(openGeo(await fileWith(Buffer.from("PK\u0003\u0004 an archive")))).rejects.toBeInstanceOf(
      GeoFileError,
    );
    await expect(openGeo(await fileWith(Buffer.alloc(0)))).rejects.toBeInstanceOf(GeoFileError);
  });
});
