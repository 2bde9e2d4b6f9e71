// Opens an emulator on a port; port 0 takes a free one.

import { once } from "node:events";
import { createServer } from "node:http";
import type { App } from "./createApp.ts";

export interface RunningEmulator {
  url: string;
  close(): Promise<void>;
}

export interface StartOptions {
  host?: string;
  port?: number;
  app: App;
}

export async function startEmulator({
  host = "127.0.0.1",
  port = 0,
  app,
}: StartOptions): Promise<RunningEmulator> {
  const server = createServer(app);
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The emulator has no port.");
  const shownHost = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  const url = `http://${shownHost}:${address.port}`;
  app.onListening?.(url);
  return {
    url,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
