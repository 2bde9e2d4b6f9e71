// The database's own thread: PGlite, one session, fed with the bytes of the `pg` client.
// A failure nobody can answer for ends the thread; the main thread then opens the files anew.

import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { DurableFileSystem, durableStartParameters } from "./durableFileSystem.ts";
import type { EmbeddedOptions, FromDatabase, ToDatabase } from "./protocol.ts";
import { createWireBuffer, joinBytes, type WireBatch, type WireBuffer } from "./wireBuffer.ts";

/** A larger answer goes to the main thread in pieces of about this size. */
const ANSWER_PIECE_BYTES = 1024 * 1024;
/** ReadyForQuery: type, length 5, and the state of the transaction. Every answered batch ends with it. */
const READY_BYTES = 6;
const READY = 0x5a;
const FLUSH = 0x48;
const IDLE = 0x49;

if (!parentPort) throw new Error("embeddedWorker runs as a worker thread only.");
const port = parentPort;
const options: EmbeddedOptions = workerData;

const snapshot = options.snapshot ? { loadDataDir: new Blob([options.snapshot]) } : {};
const database = await PGlite.create(
  options.directory === undefined
    ? { extensions: { pg_trgm }, ...snapshot }
    : {
        fs: new DurableFileSystem(options.directory),
        startParams: [...durableStartParameters],
        extensions: { pg_trgm },
        ...snapshot,
      },
);

/** PGlite has one session; whoever connected last holds it. */
let holder: { connection: number; incoming: WireBuffer } | undefined;
let insideTransaction = false;

// `execProtocolRaw` and its kin run to the end before they return, so messages are answered in order.
port.on("message", (message: ToDatabase) => {
  switch (message.kind) {
    case "connect":
      resetSession();
      holder = { connection: message.connection, incoming: createWireBuffer() };
      post({ kind: "connected", connection: message.connection });
      return;
    case "bytes":
      if (holder?.connection !== message.connection) return;
      for (const batch of holder.incoming.add(message.bytes)) answer(message.connection, batch);
      return;
    case "disconnect":
      if (holder?.connection === message.connection) {
        resetSession();
        holder = undefined;
      }
      post({ kind: "disconnected", connection: message.connection });
      return;
    case "dump":
      void dump();
      return;
    case "close":
      void close();
      return;
  }
});
post({ kind: "ready" });

function answer(connection: number, batch: WireBatch): void {
  if (batch.kind === "terminate") return;
  const sendPiece = (bytes: Uint8Array<ArrayBuffer>) => post({ kind: "bytes", connection, bytes });
  const tail = execute(batch.bytes, sendPiece);
  if (batch.kind === "startup") return;
  if (batch.bytes[batch.bytes.length - 5] === FLUSH) return;

  // A trap inside the database leaves a batch without its end; waiting for it would last for ever.
  const ready = tail.length === READY_BYTES && tail[0] === READY;
  if (!ready) throw new Error("The embedded database stopped in the middle of a statement.");
  insideTransaction = tail[READY_BYTES - 1] !== IDLE;
}

/** Runs the bytes, hands the answer on in pieces and returns its last bytes. */
function execute(bytes: Uint8Array, sendPiece: (piece: Uint8Array<ArrayBuffer>) => void): Uint8Array {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let tail: Uint8Array = new Uint8Array(0);

  const send = () => {
    if (size === 0) return;
    const joined = joinBytes(pieces);
    tail = joined.slice(-READY_BYTES);
    pieces = [];
    size = 0;
    sendPiece(joined);
  };
  void database.execProtocolRawStream(bytes, {
    syncToFs: false,
    onRawData: (piece) => {
      // The piece is a view into the database's memory and changes with the next statement.
      pieces.push(piece.slice());
      size += piece.length;
      if (size >= ANSWER_PIECE_BYTES) send();
    },
  });
  send();
  return tail;
}

/** The next connection must not meet the open transaction, statements, role or settings of the last one. */
function resetSession(): void {
  if (!holder) return;
  if (insideTransaction) execute(simpleQuery("ROLLBACK"), () => undefined);
  insideTransaction = false;
  execute(simpleQuery("DISCARD ALL"), () => undefined);
}

function simpleQuery(text: string): Uint8Array {
  const body = new TextEncoder().encode(text);
  const bytes = new Uint8Array(body.length + 6);
  bytes[0] = 0x51;
  new DataView(bytes.buffer).setUint32(1, body.length + 5);
  bytes.set(body, 5);
  return bytes;
}

async function dump(): Promise<void> {
  const archive = await database.dumpDataDir("none");
  post({ kind: "dumped", bytes: new Uint8Array(await archive.arrayBuffer()) });
}

async function close(): Promise<void> {
  resetSession();
  await database.close();
  post({ kind: "closed" });
  port.close();
}

function post(message: FromDatabase): void {
  port.postMessage(message, "bytes" in message ? [message.bytes.buffer] : []);
}
