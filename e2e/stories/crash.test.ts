// The short form of the crash test; `npm run crash` runs the long one.

import { expect, test } from "../support/fixtures.ts";
import { runCampaign } from "../crash/runCampaign.ts";

const ROUNDS = 2;
const VISITORS = 50;
const TIMEOUT_MS = 300_000;

test("nothing acknowledged is lost, doubled or out of order, whenever the server is killed", async ({
  database,
}) => {
  test.setTimeout(TIMEOUT_MS);
  const rounds = await runCampaign({ database, rounds: ROUNDS, visitors: VISITORS, seed: 20 });
  expect(rounds.flatMap(({ violations }) => violations)).toEqual([]);
  for (const { sent, retried } of rounds) {
    expect(sent).toBeGreaterThan(VISITORS);
    // Somebody was waiting for an answer when the server died; otherwise the round has proved nothing.
    expect(retried).toBeGreaterThan(0);
  }
});
