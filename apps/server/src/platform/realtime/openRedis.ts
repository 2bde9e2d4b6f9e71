// The connection to Redis or Valkey, shared by realtime news and rate limits. What it holds may vanish.

import { Redis } from "ioredis";
import type { Logger } from "../log.ts";

export function openRedis(url: string | undefined, log: Logger): Redis | undefined {
  if (!url) return undefined;
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  redis.on("error", (error) => log.warn({ err: error }, "Redis cannot be reached"));
  return redis;
}
