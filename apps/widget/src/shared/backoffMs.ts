// Waiting times between attempts over the network: doubling, capped, with jitter so that a crowd does not return at once.

/** First wait in milliseconds. */
const firstWaitMs = 1_000;
/** No wait is longer. */
const longestWaitMs = 30_000;

export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempt, 10));
  return wait * (0.75 + random() * 0.5);
}
