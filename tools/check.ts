// `npm run check`: format, lint, borders and types. Quick enough to run before every commit.
import { runChecks } from "./lib/runChecks.ts";

const results = await runChecks();
process.exitCode = results.every(({ failed }) => failed === 0) ? 0 : 1;
