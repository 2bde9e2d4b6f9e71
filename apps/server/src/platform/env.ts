// The one place that reads the environment. Every setting has a sentence; a wrong one stops the start with a list of
// everything that is wrong, so that nobody fixes them one by one.

import path from "node:path";
import { z } from "zod";
import { weakness } from "./auth/passwordRules.ts";

const flag = z.enum(["true", "false", "1", "0", ""]).transform((value) => value === "true" || value === "1");
const list = z.string().transform((value) =>
  value
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
const roleNames = ["web", "worker", "scheduler"] as const;
export type Role = (typeof roleNames)[number];

const schema = z.object({
  NODE_ENV: z.string().default("production"),
  /** Port to listen on. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3_000),
  /** Address to listen on; the default answers on every interface. */
  HOST: z.string().min(1).default("0.0.0.0"),
  /** Folder for the embedded database, uploaded files and the generated secret. */
  DATA_DIR: z.string().min(1).default("./data"),
  /** PostgreSQL 15 or newer; without it the embedded database is used. */
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres://")),
  /** Connections to PostgreSQL. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  /** Redis or Valkey for realtime news and rate limits of several processes. */
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, "must begin with redis://")),
  /** Address under which people reach this server, for links in mails and snippets. */
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  /** At least 32 characters; generated into DATA_DIR on the first start when absent. */
  PARLEY_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
  /** First owner, made on the first start. */
  PARLEY_ADMIN_EMAIL: optional(z.email()),
  PARLEY_ADMIN_PASSWORD: optional(z.string().min(8, "must have at least 8 characters")),
  /** API token of the first owner. */
  PARLEY_ADMIN_TOKEN: optional(z.string().min(24, "must have at least 24 characters").max(250)),
  /** `true` lets anybody sign up; otherwise only the first person can, and members add the others. */
  PARLEY_OPEN_SIGNUP: flag.default(false),
  /** `true` behind a reverse proxy that sets X-Forwarded-For and X-Forwarded-Proto. */
  TRUST_PROXY: flag.default(false),
  /** smtp://user:password@host:port; without it mails are kept in the Instance area. */
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")),
  /** Sender of mails. */
  MAIL_FROM: z.string().min(3).default("Parley <parley@localhost>"),
  /** Private addresses (CIDR or host names, separated by commas) that outside calls may reach. */
  EGRESS_ALLOW: list.prefault(""),
  /** s3://key:secret@endpoint/bucket?region=…; without it files are kept in DATA_DIR. */
  STORAGE_URL: optional(z.string().regex(/^s3(\+http)?:\/\//, "must begin with s3://")),
  /** A MaxMind-format city or country file, for the country of visitors. */
  GEOIP_FILE: optional(z.string()),
  /** fatal, error, warn, info, debug, trace or silent. */
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export interface Env extends z.output<typeof schema> {
  roles: Role[];
  /** Absolute. */
  dataDir: string;
  publicUrl: string;
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
  const parsed = schema.safeParse(source);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const roles = readRoles(args, problems);
  if (
    parsed.success &&
    Boolean(parsed.data.PARLEY_ADMIN_EMAIL) !== Boolean(parsed.data.PARLEY_ADMIN_PASSWORD)
  ) {
    problems.push("PARLEY_ADMIN_EMAIL and PARLEY_ADMIN_PASSWORD belong together: set both or none.");
  }
  const weak = parsed.success && parsed.data.PARLEY_ADMIN_PASSWORD && weakness(parsed.data.PARLEY_ADMIN_PASSWORD);
  if (weak) problems.push(`PARLEY_ADMIN_PASSWORD: ${weak}`);
  if (parsed.success && parsed.data.PARLEY_ADMIN_TOKEN && !parsed.data.PARLEY_ADMIN_EMAIL) {
    problems.push("PARLEY_ADMIN_TOKEN needs PARLEY_ADMIN_EMAIL and PARLEY_ADMIN_PASSWORD.");
  }
  if (parsed.success && !parsed.data.DATABASE_URL && roles.length < roleNames.length) {
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
    publicUrl: (parsed.data.PUBLIC_URL ?? `http://${host}:${parsed.data.PORT}`).replace(/\/+$/, ""),
  };
}

function readRoles(args: readonly string[], problems: string[]): Role[] {
  const at = args.indexOf("--roles");
  if (at < 0) return [...roleNames];
  const named = (args[at + 1] ?? "").split(",").filter(Boolean);
  const unknown = named.filter((name) => !roleNames.some((role) => role === name));
  if (unknown.length > 0 || named.length === 0)
    problems.push(`--roles: must name some of ${roleNames.join(", ")}, separated by commas.`);
  return roleNames.filter((role) => named.includes(role));
}
