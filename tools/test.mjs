// `npm test`: everything from a fresh clone. `npm test -- check|unit|server|e2e` runs a part.
// Uses only built-ins of Node 20; the runner behind it works on the pinned Node.
import { spawnSync } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { prepare, root } from "./lib/prepare.mjs";

const node = prepare((line) => console.log(line));
const result = spawnSync(node, [join(root, "tools/test/runAll.ts"), ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}` },
  stdio: "inherit",
});
process.exit(result.status ?? 1);
