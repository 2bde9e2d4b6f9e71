// `npm run emulators`: the providers' stand-ins on this machine, with what has to be entered to use them.

import { startMeta, metaPort } from "./meta/startMeta.ts";
import { addDemoWorld } from "./telegram/addDemoWorld.ts";
import { startTelegram } from "./telegram/startTelegram.ts";

const TELEGRAM_PORT = 4011;

const meta = await startMeta({ port: portOf("META_EMULATOR_PORT", metaPort) });
const telegram = await startTelegram({
  port: portOf("TELEGRAM_EMULATOR_PORT", TELEGRAM_PORT),
  allowHttpWebhooks: true,
});
const bot = addDemoWorld(telegram);
const world: unknown = await (await fetch(`${meta.url}/_control/world`)).json();

const lines = [
  "Emulators are running. Start Parley with these settings to use them:",
  "",
  `  META_GRAPH_URL=${meta.url} META_LOGIN_URL=${meta.url} INSTAGRAM_GRAPH_URL=${meta.url}/graph.instagram.com \\`,
  `  TELEGRAM_API_URL=${telegram.url} EGRESS_ALLOW=127.0.0.1 npm start`,
  "",
  `Telegram  bot token ${bot.token}, chat as its users at ${telegram.url}/telegram`,
  `Meta      app ${meta.meta.application.id}, app secret ${meta.meta.application.secret}`,
  JSON.stringify(world, undefined, 2),
  "",
  `What people do is played by POST /_control/<action>; the lists are at`,
  `${meta.url}/_control/actions and ${telegram.url}/_control/actions.`,
];
process.stdout.write(`${lines.join("\n")}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    void Promise.all([meta.close(), telegram.close()]).then(() => process.exit(0));
  });

function portOf(name: string, initial: number): number {
  const given = Number(process.env[name] ?? "");
  return Number.isInteger(given) && given > 0 ? given : initial;
}
