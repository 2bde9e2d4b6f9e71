// Moves the clock of a test server, and with it the work that waits in the database for its moment.

import type { FakeClock } from "@parley/testkit/fakeClock";
import type { TestServer } from "./startTestServer.ts";

/**
 * What becomes due is done by the server's own workers: call `parley.work()` once before. The clock begins at the real
 * time, or everything would be due at once.
 */
export async function letTimePass(server: TestServer, clock: FakeClock, milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
  const sql = "UPDATE tasks.job SET start_after = now() WHERE state = 'created' AND start_after <= $1";
  await server.db.query(sql, [clock.now()]);
}
