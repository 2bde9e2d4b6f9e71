// The socket of an embedded connection: what `pg` writes goes to the database's thread, and back.

import { Duplex } from "node:stream";
import { joinBytes } from "./wireBuffer.ts";

export interface WorkerStream extends Duplex {
  connect(): void;
  setNoDelay(): void;
  setKeepAlive(): void;
  ref(): void;
  unref(): void;
}

export interface WorkerSide {
  /** Called when `pg` opens the connection; the other side then calls `opened`. */
  open(): void;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

export function createWorkerStream(side: WorkerSide): WorkerStream {
  const duplex = new Duplex({
    read() {
      // Bytes are pushed when the database answers.
    },
    write(chunk: Uint8Array, _encoding, done) {
      // A copy, because its memory moves to the other thread while `pg` keeps using its own buffer.
      side.send(new Uint8Array(chunk));
      done();
    },
    writev(chunks, done) {
      side.send(joinBytes(chunks.map(({ chunk }) => chunk)));
      done();
    },
    final(done) {
      side.close();
      duplex.push(null);
      done();
    },
    destroy(error, done) {
      side.close();
      done(error);
    },
  });
  return Object.assign(duplex, {
    connect: () => side.open(),
    setNoDelay: ignore,
    setKeepAlive: ignore,
    ref: ignore,
    unref: ignore,
  });
}

function ignore(): void {
  // `pg` tunes its TCP socket; a thread has nothing to tune.
}
