// Reads the settings and roles, builds, starts, and stops in order when asked.

import type { AddressInfo } from "node:net";
import { createParley, type Parley } from "./createParley.ts";
import { readEnv, type Env } from "./platform/env.ts";

/** After this the process ends whatever is still running; the database holds everything that matters. */
const STOP_WITHIN_MS = 20_000;

await run();

async function run(): Promise<void> {
  try {
    const env = readEnv(undefined, process.argv.slice(2));
    const parley = await createParley({ env });
    stopWhenAsked(parley);
    if (env.roles.includes("worker")) await parley.work();
    if (env.roles.includes("web")) await listen(parley, env);
    process.send?.("ready");
  } catch (error) {
    refuse(error);
  }
}

async function listen({ app }: Parley, env: Env): Promise<void> {
  await app.listen({
    port: env.PORT,
    host: env.HOST,
    listenTextResolver: (address) => `Listening at ${address}.`,
  });
  const { port } = app.server.address() as AddressInfo;
  const address = env.PUBLIC_URL ?? env.publicUrl.replace(/:0$/, `:${port}`);
  process.stdout.write(`\n  Parley is ready: ${address}\n  Stop it with Ctrl-C.\n\n`);
}

function stopWhenAsked(parley: Parley): void {
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    parley.log.info({ signal }, "Stopping: finishing what is under way.");
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await parley.close();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop("SIGINT"));
  process.on("SIGTERM", () => void stop("SIGTERM"));
}

/** Settings and surroundings that make a start impossible are told in words; everything else with its stack. */
function refuse(error: unknown): void {
  const isExpected =
    error instanceof Error &&
    ("code" in error || error.name.endsWith("Error")) &&
    !(error instanceof TypeError);
  process.stderr.write(
    isExpected
      ? `\n${(error as Error).message}\n\n`
      : `\n${error instanceof Error ? error.stack : String(error)}\n\n`,
  );
  process.exit(1);
}
