// Opens the emulator on a port.
import { startEmulator, type RunningEmulator } from "../kit/startEmulator.ts";
import { createTelegram, type Telegram, type TelegramOptions } from "./createTelegram.ts";

export interface StartTelegramOptions extends TelegramOptions {
  host?: string;
  port?: number;
}

export type RunningTelegram = Telegram & RunningEmulator;

const DEFAULT_PORT = 4011;

export async function startTelegram({
  host = "127.0.0.1",
  port = DEFAULT_PORT,
  ...options
}: StartTelegramOptions = {}): Promise<RunningTelegram> {
  const telegram = createTelegram(options);
  const running = await startEmulator({ host, port, app: telegram.app });
  return {
    ...telegram,
    url: running.url,
    async close() {
      telegram.deliveries.set({ hold: true });
      telegram.clock.stop();
      await running.close();
    },
  };
}
