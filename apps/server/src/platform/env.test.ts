import path from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError, readEnv } from "./env.ts";

const admin = { PARLEY_ADMIN_EMAIL: "owner@example.com", PARLEY_ADMIN_PASSWORD: "Correct#Horse7" };
const postgres = { DATABASE_URL: "postgres://localhost/parley" };

function problemsOf(source: Record<string, string>, args: string[] = []): string[] {
  try {
    readEnv(source, args);
    return [];
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return error.message.split("\n").slice(1);
  }
}

describe("settings", () => {
  it("need nothing", () => {
    const env = readEnv({});
    expect(env).toMatchObject({
      PORT: 3000,
      HOST: "0.0.0.0",
      publicUrl: "http://localhost:3000",
      dataDir: path.resolve("data"),
      roles: ["web", "worker", "scheduler"],
      PARLEY_OPEN_SIGNUP: false,
      TRUST_PROXY: false,
      EGRESS_ALLOW: [],
      LOG_LEVEL: "info",
      DATABASE_POOL_SIZE: 10,
    });
    expect(env.DATABASE_URL).toBeUndefined();
  });

  it("treat an empty value as absent", () => {
    const names = [
      "PORT",
      "HOST",
      "DATA_DIR",
      "DATABASE_URL",
      "DATABASE_POOL_SIZE",
      "REDIS_URL",
      "PUBLIC_URL",
    ];
    const others = [
      "PARLEY_SECRET",
      "PARLEY_ADMIN_EMAIL",
      "SMTP_URL",
      "MAIL_FROM",
      "STORAGE_URL",
      "LOG_LEVEL",
    ];
    const empty = Object.fromEntries(
      [...names, ...others, "TRUST_PROXY", "GEOIP_FILE"].map((name) => [name, " "]),
    );
    expect(readEnv(empty)).toEqual(readEnv({}));
  });

  it("are read", () => {
    const env = readEnv(
      {
        ...admin,
        ...postgres,
        PORT: "8080",
        HOST: "127.0.0.1",
        PARLEY_ADMIN_TOKEN: "a".repeat(24),
        PARLEY_OPEN_SIGNUP: "1",
        TRUST_PROXY: "true",
        EGRESS_ALLOW: "10.0.0.0/8, ollama:11434,",
        PUBLIC_URL: "https://chat.example.com/",
        REDIS_URL: "rediss://cache:6379",
        SMTP_URL: "smtps://user:pw@mail.example.com",
        STORAGE_URL: "s3://key:secret@minio/bucket",
        LOG_LEVEL: "debug",
      },
      ["--roles", "web,worker"],
    );
    expect(env).toMatchObject({
      PORT: 8080,
      PARLEY_OPEN_SIGNUP: true,
      TRUST_PROXY: true,
      EGRESS_ALLOW: ["10.0.0.0/8", "ollama:11434"],
      publicUrl: "https://chat.example.com",
      roles: ["web", "worker"],
    });
  });

  it("give the public address from host and port", () => {
    expect(readEnv({ HOST: "192.0.2.7", PORT: "80" }).publicUrl).toBe("http://192.0.2.7:80");
    expect(readEnv({ HOST: "::" }).publicUrl).toBe("http://localhost:3000");
  });

  it.each([
    ["PORT", "eighty"],
    ["PORT", "65536"],
    ["PORT", "0x10"],
    ["DATABASE_URL", "mysql://localhost/parley"],
    ["DATABASE_POOL_SIZE", "1"],
    ["REDIS_URL", "http://cache"],
    ["PUBLIC_URL", "chat.example.com"],
    ["PUBLIC_URL", "ftp://chat.example.com"],
    ["PUBLIC_URL", "https://example.com/chat"],
    ["PARLEY_SECRET", "too short"],
    ["PARLEY_OPEN_SIGNUP", "yes"],
    ["TRUST_PROXY", "on"],
    ["SMTP_URL", "mail.example.com"],
    ["MAIL_FROM", "x"],
    ["EGRESS_ALLOW", "10.0.0.0/99"],
    ["STORAGE_URL", "https://minio/bucket"],
    ["LOG_LEVEL", "loud"],
  ])("refuse a wrong %s: %s", (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(`${name}: `)]);
  });

  it.each([
    [{ ...admin, PARLEY_ADMIN_EMAIL: "owner" }],
    [{ ...admin, PARLEY_ADMIN_PASSWORD: "password" }],
    [{ ...admin, PARLEY_ADMIN_TOKEN: "short" }],
    [{ ...admin, PARLEY_ADMIN_TOKEN: "a token with spaces in between" }],
    [{ PARLEY_ADMIN_EMAIL: admin.PARLEY_ADMIN_EMAIL }],
    [{ PARLEY_ADMIN_PASSWORD: admin.PARLEY_ADMIN_PASSWORD }],
    [{ PARLEY_ADMIN_TOKEN: "a".repeat(24) }],
  ])("refuse an incomplete or weak first owner: %o", (source) => {
    expect(problemsOf(source)).toEqual([expect.stringContaining("PARLEY_ADMIN_")]);
  });

  it("name everything that is wrong at once", () => {
    const problems = problemsOf(
      { PORT: "x", PUBLIC_URL: "y", PARLEY_ADMIN_TOKEN: "a".repeat(24), LOG_LEVEL: "z" },
      ["--roles", "web,cook"],
    );
    expect(problems).toHaveLength(6);
    for (const name of ["PORT", "PUBLIC_URL", "LOG_LEVEL", "PARLEY_ADMIN_TOKEN", "--roles", "DATABASE_URL"])
      expect(problems.join("\n")).toContain(name);
  });

  it("never repeat a secret in the list", () => {
    expect(
      problemsOf({ PARLEY_SECRET: "hunter2", PARLEY_ADMIN_PASSWORD: "swordfish" }).join("\n"),
    ).not.toMatch(/hunter2|swordfish/);
  });
});

describe("roles", () => {
  it("are taken with = too", () => {
    expect(readEnv(postgres, ["--roles=worker"]).roles).toEqual(["worker"]);
  });

  it("need a database that several processes can share", () => {
    expect(problemsOf({}, ["--roles", "web"])).toEqual([expect.stringContaining("DATABASE_URL")]);
    expect(problemsOf({}, ["--roles", "web,worker,scheduler"])).toEqual([]);
  });

  it.each([[["--roles"]], [["--roles", ""]], [["--roles", "chef"]], [["--roles=web,chef"]]])(
    "are refused when unknown: %o",
    (args) => expect(problemsOf(postgres, args)).toEqual([expect.stringContaining("--roles")]),
  );

  it("name where the map comes from, or that there is none", () => {
    expect(readEnv({}).mapTiles?.url).toContain("tile.openstreetmap.org/{z}/{x}/{y}");
    const own = {
      MAP_TILES_URL: "https://{s}.maps.example/{z}/{x}/{y}{r}.png?key=k",
      MAP_TILES_ATTRIBUTION: "© Us",
    };
    expect(readEnv(own).mapTiles).toEqual({ url: own.MAP_TILES_URL, attribution: "© Us" });
    expect(readEnv({ MAP_TILES_URL: "off" }).mapTiles).toBeNull();
    for (const url of [
      "none",
      "https://maps.example/{z}/{x}.png",
      "https://maps.example/{z}/{x}/{y}/{style}",
    ])
      expect(problemsOf({ MAP_TILES_URL: url })).toHaveLength(1);
  });
});
