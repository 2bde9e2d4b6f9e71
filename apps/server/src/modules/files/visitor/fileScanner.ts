// A check of uploaded bytes by something that knows malware. None is built in; whoever runs the server may bring one.

import type { Readable } from "node:stream";

export interface FileToScan {
  name: string;
  type: string;
  sizeBytes: number;
  /** Opens the bytes; read them to the end or destroy them. */
  open(): Promise<Readable>;
}

export interface FileScanner {
  /** What it throws refuses the file as well: nothing unchecked is kept. */
  scan(file: FileToScan): Promise<"clean" | "infected">;
}
