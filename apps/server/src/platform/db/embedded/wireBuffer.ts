// Cuts the bytes a client sends into what the database may execute in one go.
// The extended protocol answers at Sync, so Parse, Bind, Describe and Execute wait here for theirs.

const SYNC = 0x53;
const QUERY = 0x51;
const FLUSH = 0x48;
const TERMINATE = 0x58;

/** A typed message is one type byte and a length which counts itself. */
const TYPED_HEADER_BYTES = 5;
/** The first message of a connection has no type byte. */
const STARTUP_HEADER_BYTES = 4;

export interface WireBuffer {
  /** Adds a chunk; returns what became executable, in order. */
  add(chunk: Uint8Array): WireBatch[];
}

export interface WireBatch {
  kind: "startup" | "statements" | "terminate";
  bytes: Uint8Array;
}

export function createWireBuffer(): WireBuffer {
  let pending: Uint8Array = new Uint8Array(0);
  /** How far `pending` has been read into whole messages; a large one arriving in pieces is not read again. */
  let scanned = 0;
  let started = false;

  function take(end: number, kind: WireBatch["kind"]): WireBatch {
    const bytes = pending.subarray(0, end);
    pending = pending.subarray(end);
    scanned = 0;
    return { kind, bytes };
  }

  function startup(): WireBatch | undefined {
    if (pending.length < STARTUP_HEADER_BYTES) return undefined;
    const end = lengthAt(pending, 0);
    if (pending.length < end) return undefined;
    started = true;
    return take(end, "startup");
  }

  /** Everything up to the last complete message that asks for an answer. */
  function statements(): WireBatch | undefined {
    let executable = 0;
    while (pending.length - scanned >= TYPED_HEADER_BYTES) {
      const type = pending[scanned];
      const end = scanned + 1 + lengthAt(pending, scanned + 1);
      if (pending.length < end) break;
      if (type === TERMINATE) {
        return executable > 0 ? take(executable, "statements") : take(end, "terminate");
      }
      scanned = end;
      if (type === SYNC || type === QUERY || type === FLUSH) executable = end;
    }
    if (executable === 0) return undefined;
    const rest = scanned - executable;
    const batch = take(executable, "statements");
    scanned = rest;
    return batch;
  }

  return {
    add(chunk) {
      pending = pending.length === 0 ? chunk : joinBytes([pending, chunk]);
      const batches: WireBatch[] = [];
      for (;;) {
        const batch = started ? statements() : startup();
        if (!batch) return batches;
        batches.push(batch);
      }
    },
  };
}

export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}

function lengthAt(bytes: Uint8Array, offset: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset);
}
