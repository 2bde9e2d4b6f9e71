// One point in time at which a whole exchange ends, whatever it is waiting for.

import { EgressError } from "./egressError.ts";

export interface Deadline {
  /** Aborts the work that can be aborted. */
  signal: AbortSignal;
  /** Gives up waiting for work that cannot be aborted, such as a name resolution of the system. */
  bound<Value>(work: Promise<Value>): Promise<Value>;
  /** Ends the watch; the exchange is over. */
  clear(): void;
}

export function startDeadline(timeoutMs: number, hostname: string, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new EgressError("egress_timeout", { hostname })),
    timeoutMs,
  );
  const giveUp = () => controller.abort(new EgressError("egress_aborted", { hostname }));
  if (outer?.aborted) giveUp();
  outer?.addEventListener("abort", giveUp, { once: true });

  const ended = new Promise<never>((_resolve, reject) => {
    const fail = () => reject(controller.signal.reason);
    if (controller.signal.aborted) fail();
    controller.signal.addEventListener("abort", fail, { once: true });
  });
  // Nobody may be waiting when it fires.
  ended.catch(() => undefined);

  return {
    signal: controller.signal,
    bound: (work) => Promise.race([work, ended]),
    clear() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", giveUp);
    },
  };
}
