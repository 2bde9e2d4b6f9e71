// The one place that reads the environment. Every setting has a sentence; a wrong one stops the start with a list of
// everything that is wrong, so that nobody fixes them one by one.

import path from "node:path";
import { z } from "zod";
import { weakness } from "./auth/passwordRules.ts";
import { createAddressPolicy } from "./egress/addressPolicy.ts";

const flag = z.enum(["true", "false", "1", "0", ""]).transform((value) => value === "true" || value === "1");
const list = z.string().transform((value) =>
  value
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);
const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.number().min(minimum).max(maximum));
/** What stands for no map at all; an empty value means the default, as with every setting. */
const noMap = "off";
/** The map's library puts numbers into these places; it refuses any other name in braces. */
const isTileAddress = (value: string) =>
  value === noMap ||
  (/^https?:\/\/[^/]/.test(value) &&
    ["{z}", "{x}", "{y}"].every((place) => value.includes(place)) &&
    !/[{}]/.test(value.replace(/\{[zxysr]\}/g, "")));
/** Links are made by appending paths to it. */
const isOrigin = (value: string) => {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
};
/** Paths are appended to it; emulators may live below a path. */
const isBaseAddress = (value: string) => {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.search === "" && !value.endsWith("/");
};
const baseAddressRule = "must be an http(s) address without a slash at its end";
const roleNames = ["web", "worker", "scheduler"] as const;
export type Role = (typeof roleNames)[number];

const schema = z.object({
  NODE_ENV: z.string().default("production"),
  /** Port to listen on. */
  PORT: wholeNumber(0, 65_535).default(3_000),
  /** Address to listen on; the default answers on every interface. */
  HOST: z.string().default("0.0.0.0"),
  /** Folder for the embedded database, uploaded files and the generated secret. */
  DATA_DIR: z.string().default("./data"),
  /** PostgreSQL 15 or newer; without it the embedded database is used. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  /** Connections to PostgreSQL. */
  DATABASE_POOL_SIZE: wholeNumber(2, 200).default(10),
  /** Redis or Valkey for realtime news and rate limits of several processes. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, "must begin with redis://")
    .optional(),
  /** Address under which people reach this server, for links in mails and snippets. */
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, "must be an address without a path, such as https://chat.example.com")
    .optional(),
  /** At least 32 characters; generated into DATA_DIR on the first start when absent. */
  PARLEY_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  /** First owner, made on the first start. */
  PARLEY_ADMIN_EMAIL: z.email().optional(),
  PARLEY_ADMIN_PASSWORD: z
    .string()
    .superRefine((password, context) => {
      const problem = weakness(password);
      if (problem) context.addIssue({ code: "custom", message: problem });
    })
    .optional(),
  /** API token of the first owner. */
  PARLEY_ADMIN_TOKEN: z
    .string()
    .regex(/^\S{24,250}$/, "must have 24 to 250 characters without spaces")
    .optional(),
  /** `true` lets anybody sign up; otherwise only the first person can, and members add the others. */
  PARLEY_OPEN_SIGNUP: flag.default(false),
  /** `true` behind a reverse proxy that sets X-Forwarded-For and X-Forwarded-Proto. */
  TRUST_PROXY: flag.default(false),
  /** smtp://user:password@host:port; without it mails are kept in the Instance area. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  /** Sender of mails. */
  MAIL_FROM: z.string().min(3).default("Parley <parley@localhost>"),
  /** Private addresses (CIDR or host names, separated by commas) that outside calls may reach. */
  EGRESS_ALLOW: list
    .superRefine((entries, context) => {
      for (const entry of entries) {
        const problem = addressProblem(entry);
        if (problem) context.addIssue({ code: "custom", message: problem });
      }
    })
    .prefault(""),
  /** s3://key:secret@endpoint/bucket?region=…; without it files are kept in DATA_DIR. */
  STORAGE_URL: z
    .string()
    .regex(/^s3(\+http)?:\/\//, "must begin with s3://")
    .optional(),
  /** A MaxMind-format city or country file, for the country of visitors. */
  GEOIP_FILE: z.string().optional(),
  /** A price list of WhatsApp as JSON, in place of the one that comes with this version. */
  WHATSAPP_PRICES_FILE: z.string().optional(),
  /** Pictures of the map on which visitors pick a place; `off` offers no map. */
  MAP_TILES_URL: z
    .string()
    .refine(isTileAddress, `must be an address with {z}, {x} and {y}, or ${noMap}`)
    .default("https://tile.openstreetmap.org/{z}/{x}/{y}.png"),
  /** Whose map it is, written beside it. */
  MAP_TILES_ATTRIBUTION: z.string().max(200).default("© OpenStreetMap contributors"),
  /** This server's app at Meta, so that people connect accounts by signing in; without it they connect by hand. */
  META_APP_ID: z
    .string()
    .regex(/^\d{5,25}$/, "must be digits")
    .optional(),
  META_APP_SECRET: z.string().min(16).max(100).optional(),
  /** Configuration of WhatsApp's embedded sign-up. */
  META_CONFIG_ID: z
    .string()
    .regex(/^\d{5,25}$/, "must be digits")
    .optional(),
  /** Where Meta's Graph API answers; an emulator can stand in. */
  META_GRAPH_URL: z.string().refine(isBaseAddress, baseAddressRule).default("https://graph.facebook.com"),
  /** Version of the Graph API. */
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d{1,3}\.\d$/, "must be like v25.0")
    .default("v25.0"),
  /** Where people sign in at Meta. */
  META_LOGIN_URL: z.string().refine(isBaseAddress, baseAddressRule).default("https://www.facebook.com"),
  /** This server's app for Instagram's own login. */
  INSTAGRAM_APP_ID: z
    .string()
    .regex(/^\d{5,25}$/, "must be digits")
    .optional(),
  INSTAGRAM_APP_SECRET: z.string().min(16).max(100).optional(),
  /** Where Instagram's own Graph API answers, and where people sign in. */
  INSTAGRAM_GRAPH_URL: z
    .string()
    .refine(isBaseAddress, baseAddressRule)
    .default("https://graph.instagram.com"),
  INSTAGRAM_LOGIN_URL: z.string().refine(isBaseAddress, baseAddressRule).default("https://www.instagram.com"),
  /** Where the code of Instagram's own login is exchanged. */
  INSTAGRAM_API_URL: z.string().refine(isBaseAddress, baseAddressRule).default("https://api.instagram.com"),
  /** Where the Telegram Bot API answers. */
  TELEGRAM_API_URL: z.string().refine(isBaseAddress, baseAddressRule).default("https://api.telegram.org"),
  /** A WhatsApp number shared by all demos: its id, WABA id and token, and the secret that signs its webhook. */
  SANDBOX_PHONE_NUMBER_ID: z
    .string()
    .regex(/^\d{5,25}$/, "must be digits")
    .optional(),
  SANDBOX_WABA_ID: z
    .string()
    .regex(/^\d{5,25}$/, "must be digits")
    .optional(),
  SANDBOX_TOKEN: z.string().min(1).max(1_000).optional(),
  SANDBOX_APP_SECRET: z.string().min(16).max(100).optional(),
  /** Bearer token for GET /metrics; without it programs on this machine may read them. */
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,250}$/, "must have 16 to 250 characters without spaces")
    .optional(),
  /** fatal, error, warn, info, debug, trace or silent. */
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

/** Credentials that are of no use in part. */
const togetherOrNone = [
  ["META_APP_ID", "META_APP_SECRET"],
  ["INSTAGRAM_APP_ID", "INSTAGRAM_APP_SECRET"],
  ["SANDBOX_PHONE_NUMBER_ID", "SANDBOX_WABA_ID", "SANDBOX_TOKEN", "SANDBOX_APP_SECRET"],
] as const;

/** Names of all settings, for the test that each is documented. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

export interface Env extends z.output<typeof schema> {
  roles: Role[];
  /** Absolute. */
  dataDir: string;
  publicUrl: string;
  mapTiles: { url: string; attribution: string } | null;
}

/** Why the settings were refused: one line per setting. */
export class EnvError extends Error {
  override name = "EnvError";
}

/**
 * Settings from the environment and `--roles web,worker`.
 * @throws EnvError naming every setting that is wrong.
 */
export function readEnv(
  source: Record<string, string | undefined> = process.env,
  args: readonly string[] = [],
): Env {
  // `NAME=` in a file of settings means the same as no such line.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const roles = readRoles(args, problems);
  if ((given.PARLEY_ADMIN_EMAIL === undefined) !== (given.PARLEY_ADMIN_PASSWORD === undefined)) {
    problems.push("PARLEY_ADMIN_EMAIL and PARLEY_ADMIN_PASSWORD belong together: set both or none.");
  }
  if (given.PARLEY_ADMIN_TOKEN && !given.PARLEY_ADMIN_EMAIL) {
    problems.push("PARLEY_ADMIN_TOKEN needs PARLEY_ADMIN_EMAIL and PARLEY_ADMIN_PASSWORD.");
  }
  for (const names of togetherOrNone) {
    const count = names.filter((name) => given[name] !== undefined).length;
    if (count > 0 && count < names.length)
      problems.push(`${names.join(", ")} belong together: set all or none.`);
  }
  if (!given.DATABASE_URL && roles.length < roleNames.length) {
    problems.push(
      "--roles needs DATABASE_URL: the embedded database serves one process that does everything.",
    );
  }
  if (!parsed.success || problems.length > 0) {
    throw new EnvError(
      `Parley cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
    );
  }
  const host = parsed.data.HOST === "0.0.0.0" || parsed.data.HOST === "::" ? "localhost" : parsed.data.HOST;
  return {
    ...parsed.data,
    roles,
    dataDir: path.resolve(parsed.data.DATA_DIR),
    mapTiles:
      parsed.data.MAP_TILES_URL === noMap
        ? null
        : { url: parsed.data.MAP_TILES_URL, attribution: parsed.data.MAP_TILES_ATTRIBUTION },
    publicUrl: (parsed.data.PUBLIC_URL ?? `http://${host}:${parsed.data.PORT}`).replace(/\/+$/, ""),
  };
}

/** `--roles web,worker` or `--roles=web,worker`. */
function readRoles(args: readonly string[], problems: string[]): Role[] {
  const joined = args.find((arg) => arg.startsWith("--roles="))?.slice("--roles=".length);
  const at = args.indexOf("--roles");
  if (joined === undefined && at < 0) return [...roleNames];
  const named = (joined ?? args[at + 1] ?? "").split(",").filter(Boolean);
  const unknown = named.filter((name) => !roleNames.some((role) => role === name));
  if (unknown.length > 0 || named.length === 0)
    problems.push(`--roles: must name some of ${roleNames.join(", ")}, separated by commas.`);
  return roleNames.filter((role) => named.includes(role));
}

function addressProblem(entry: string): string | undefined {
  try {
    createAddressPolicy([entry]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
