// How often something may happen per key. Counts live in this process, or in Redis when one is configured; losing them
// loses nothing but a few refusals.

import { AppError } from "@parley/contracts/errors";
import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

/** Makes a check that passes `points` times per `seconds` and key. @throws AppError `rate_limited` with the seconds to wait. */
export type Limiter = (name: string, points: number, seconds: number) => (key: string) => Promise<void>;

export function createLimiter(redis?: Redis): Limiter {
  return (name, points, seconds) => {
    const memory = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
    const limiter = redis
      ? new RateLimiterRedis({
          storeClient: redis,
          keyPrefix: `parley:limit:${name}`,
          points,
          duration: seconds,
          insuranceLimiter: memory,
        })
      : memory;
    return async (key) => {
      try {
        await limiter.consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new AppError("rate_limited", { seconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
      }
    };
  };
}
