// Waits until a server says it is ready, and says what it wrote when it never does.
import { setTimeout as pause } from "node:timers/promises";

/** A first start makes a database and runs every migration; on a busy machine that takes a while. */
const READY_TIMEOUT_MS = 180_000;
const PROBE_INTERVAL_MS = 100;
const PROBE_TIMEOUT_MS = 2_000;

export async function waitUntilReady(
  origin: string,
  processState: () => { ended: boolean; log: string },
): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const { ended, log } = processState();
    if (ended) throw new Error(`The server ended before it was ready.\n${log}`);
    if (await isReady(origin)) return;
    await pause(PROBE_INTERVAL_MS);
  }
  throw new Error(`The server was not ready within ${READY_TIMEOUT_MS} ms.\n${processState().log}`);
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    return response.ok;
  } catch {
    return false;
  }
}
