// What the main thread and the database's thread say to each other. `bytes` is PostgreSQL's wire protocol.

export interface EmbeddedOptions {
  /** Where the files are; undefined keeps everything in memory. */
  directory: string | undefined;
  /** A tar archive of a data directory to begin with. */
  snapshot?: Uint8Array<ArrayBuffer>;
}

export type ToDatabase =
  | { kind: "connect"; connection: number }
  | { kind: "bytes"; connection: number; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "disconnect"; connection: number }
  | { kind: "dump" }
  | { kind: "close" };

export type FromDatabase =
  | { kind: "ready" }
  | { kind: "connected"; connection: number }
  | { kind: "bytes"; connection: number; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "disconnected"; connection: number }
  | { kind: "dumped"; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "closed" };
