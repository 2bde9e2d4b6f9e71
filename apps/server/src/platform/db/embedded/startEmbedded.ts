// Runs the embedded database in its thread and hands out connections to it.

import { Worker } from "node:worker_threads";
import type { Duplex } from "node:stream";
import type { Log } from "../database.ts";
import type { EmbeddedOptions, FromDatabase, ToDatabase } from "./protocol.ts";
import { createWorkerStream, type WorkerStream } from "./workerStream.ts";

export interface Embedded {
  /** A new connection for `pg`. The database has one session: open one at a time. */
  connection(): Duplex;
  /** The whole data directory as a tar archive, for copies. */
  dump(): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
  /** Stops at once, for when the files belong to another process now. */
  abandon(): void;
}

/** Opens the files and resolves when the database answers. */
export async function startEmbedded(options: EmbeddedOptions, log: Log): Promise<Embedded> {
  const streams = new Map<number, WorkerStream>();
  let connections = 0;
  let closing = false;
  let running = startThread();
  await running.ready;

  function startThread() {
    const worker = new Worker(new URL("./embeddedWorker.ts", import.meta.url), {
      workerData: options,
      execArgv: [],
      name: "database",
    });
    const ready = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    const dumps: ((bytes: Uint8Array<ArrayBuffer>) => void)[] = [];
    const thread = { worker, ready: ready.promise, closed: closed.promise, dumps, alive: true };
    let failure: Error | undefined;

    worker.on("message", (message: FromDatabase) => {
      if (message.kind === "ready") ready.resolve();
      else if (message.kind === "connected") streams.get(message.connection)?.emit("connect");
      else if (message.kind === "bytes") streams.get(message.connection)?.push(message.bytes);
      else if (message.kind === "dumped") dumps.shift()?.(message.bytes);
    });
    worker.on("error", (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
    });
    worker.on("exit", () => {
      thread.alive = false;
      closed.resolve();
      const error = new Error(`The embedded database has stopped${failure ? `: ${failure.message}` : "."}`, {
        cause: failure,
      });
      ready.reject(error);
      if (!closing)
        log.error({ err: error }, "The embedded database stopped; the next query starts it again.");
      for (const stream of streams.values()) stream.destroy(error);
    });
    // Whoever waits for `ready` handles the failure; an unwatched restart must not end the process.
    ready.promise.catch(() => undefined);
    return thread;
  }

  function send(message: ToDatabase): void {
    running.worker.postMessage(message, "bytes" in message ? [message.bytes.buffer] : []);
  }

  return {
    connection() {
      connections += 1;
      const connection = connections;
      const stream = createWorkerStream({
        open() {
          if (closing) {
            stream.destroy(new Error("The database is closed."));
            return;
          }
          if (!running.alive) running = startThread();
          send({ kind: "connect", connection });
        },
        send: (bytes) => send({ kind: "bytes", connection, bytes }),
        close() {
          if (!streams.delete(connection)) return;
          send({ kind: "disconnect", connection });
        },
      });
      streams.set(connection, stream);
      return stream;
    },
    dump() {
      const { promise, resolve } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
      running.dumps.push(resolve);
      send({ kind: "dump" });
      return promise;
    },
    abandon() {
      closing = true;
      void running.worker.terminate();
    },
    async close() {
      if (closing) return running.closed;
      closing = true;
      send({ kind: "close" });
      await running.closed;
    },
  };
}
