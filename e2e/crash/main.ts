// `npm run crash -- --messenger whatsapp|telegram|messenger|instagram --visitors 10 --rounds 10` kills it while people write over a messenger.
// `npm run crash -- --rounds 30 --database embedded|postgres --visitors 50 --seed 1`: the long form of the crash test.
// Prints a line per round and ends with 1 when anything was lost, doubled, out of order or answered wrongly.

import { parseArgs } from "node:util";
import type { DatabaseKind } from "@parley/testkit/startServer";
import { violationKinds } from "./checkConversation.ts";
import { openInstagram, openMessenger, openTelegram, openWhatsapp } from "./emulatedMessenger.ts";
import { runMessengerCampaign } from "./runMessengerCampaign.ts";
import { runCampaign, type RoundResult } from "./runCampaign.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "30" },
    database: { type: "string" },
    messenger: { type: "string" },
    visitors: { type: "string", default: "50" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const databases = (["embedded", "postgres"] satisfies DatabaseKind[]).filter(
  (kind) => values.database === undefined || values.database === kind,
);

let total = 0;
const messengers = {
  whatsapp: openWhatsapp,
  telegram: openTelegram,
  messenger: openMessenger,
  instagram: openInstagram,
};
const messenger = Object.entries(messengers).find(([name]) => name === values.messenger);
for (const database of messenger ? databases : []) {
  const [name, open] = messenger ?? [];
  if (!open) continue;
  const people = Number(values.visitors);
  const kills = Number(values.rounds);
  const { written, violations, ...result } = await runMessengerCampaign({
    database,
    openMessenger: open,
    people,
    lines: 12,
    kills,
    seed: Number(values.seed),
  });
  console.log(
    `${name}, ${database}: ${written} lines of ${people} people, ${result.kills} kills, ${violations.length} violations`,
  );
  for (const violation of violations) console.log(`  ${violation}`);
  total += violations.length;
}
for (const database of messenger ? [] : databases) {
  console.log(`\n${database}, ${values.rounds} rounds, ${values.visitors} visitors, seed ${values.seed}\n`);
  console.log(`| round | killed | sent | sent again | stored | back after | ${violationKinds.join(" | ")} |`);
  console.log(`|${" ---: |".repeat(6 + violationKinds.length)}`);
  const rounds = await runCampaign({
    database,
    rounds: Number(values.rounds),
    visitors: Number(values.visitors),
    seed: Number(values.seed),
    onRound: print,
  });
  const found = rounds.reduce((sum, { violations }) => sum + violations.length, 0);
  const sent = rounds.reduce((sum, round) => sum + round.sent, 0);
  console.log(`\n${database}: ${sent} messages sent and acknowledged, ${found} violations.`);
  total += found;
}
process.exitCode = total === 0 && databases.length > 0 ? 0 : 1;

function print({ round, crash, sent, retried, stored, downMs, violations }: RoundResult): void {
  const counts = violationKinds.map(
    (kind) => violations.filter((violation) => violation.kind === kind).length,
  );
  console.log(`| ${[round, crash, sent, retried, stored, `${downMs} ms`, ...counts].join(" | ")} |`);
  for (const { kind, detail } of violations.slice(0, 5)) console.log(`  ${kind}: ${detail}`);
}
