// How much of its allowance an app, a Page or a business account has used, as Meta's answers tell in their headers.

import { z } from "zod";

const MINUTE_MS = 60_000;

/** From this share on it is time to slow down. */
export const BUSY_PERCENT = 80;

export interface GraphUsage {
  /** The highest of all shares, in percent; may be above 100. */
  percent: number;
  /** Time until calls are accepted again; 0 while they are. */
  regainAfterMs: number;
}

const share = z.number().catch(0);
const shares = z.object({ call_count: share, total_time: share, total_cputime: share });
const businessShares = z.record(
  z.string(),
  z.array(shares.extend({ estimated_time_to_regain_access: share })),
);

/** Undefined when the answer says nothing of it. */
export function readUsage(headers: Record<string, string>): GraphUsage | undefined {
  const found: GraphUsage[] = [];
  for (const name of ["x-app-usage", "x-page-usage"]) {
    const read = shares.safeParse(parse(headers[name]));
    if (read.success) found.push({ percent: highest(read.data), regainAfterMs: 0 });
  }
  const business = businessShares.safeParse(parse(headers["x-business-use-case-usage"]));
  for (const entry of business.success ? Object.values(business.data).flat() : [])
    found.push({
      percent: highest(entry),
      regainAfterMs: entry.estimated_time_to_regain_access * MINUTE_MS,
    });
  if (found.length === 0) return undefined;
  return {
    percent: Math.max(...found.map(({ percent }) => percent)),
    regainAfterMs: Math.max(...found.map(({ regainAfterMs }) => regainAfterMs)),
  };
}

function highest({ call_count, total_time, total_cputime }: z.infer<typeof shares>): number {
  return Math.max(call_count, total_time, total_cputime);
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
