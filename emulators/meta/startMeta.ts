// Starts the Meta emulator with all its channels on a port.

import { startEmulator, type RunningEmulator } from "../kit/startEmulator.ts";
import { channels } from "./channels.ts";
import { createMeta, type MetaOptions, type MetaWithUsage } from "./createMeta.ts";

export const metaPort = 4010;

export interface RunningMeta extends RunningEmulator {
  meta: MetaWithUsage;
}

export async function startMeta(
  options: MetaOptions & { host?: string; port?: number } = {},
): Promise<RunningMeta> {
  const { host, port = metaPort, ...metaOptions } = options;
  const meta = createMeta({ channels, ...metaOptions });
  const running = await startEmulator({ app: meta.app, port, ...(host === undefined ? {} : { host }) });
  return {
    url: running.url,
    meta,
    async close() {
      meta.clock.stop();
      await running.close();
    },
  };
}
