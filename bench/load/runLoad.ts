// Starts the load in its own process and waits for what it measured.

import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LoadBegins, LoadOrder, LoadResult } from "./visitors.ts";

const SCRIPT = fileURLToPath(new URL("./visitors.ts", import.meta.url));

export async function runLoad(order: LoadOrder, onBegin: () => void = () => undefined): Promise<LoadResult> {
  const child = fork(SCRIPT);
  const { promise, resolve, reject } = Promise.withResolvers<LoadResult>();
  child.on("message", (message: LoadBegins | LoadResult) => {
    if (message.kind === "begins") onBegin();
    else resolve(message);
  });
  child.once("exit", (code) => reject(new Error(`The load ended early with code ${String(code)}.`)));
  child.send(order);
  return promise;
}
