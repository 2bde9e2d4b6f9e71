import { describe, expect, it } from "vitest";
import { createWireBuffer, joinBytes, type WireBatch } from "./wireBuffer.ts";

const startup = Uint8Array.from([0, 0, 0, 9, 0, 3, 0, 0, 0]);
const query = message("Q", "select 1\0");
const parse = message("P", "name\0select $1\0\0\0");
const bind = message("B", "binding".repeat(50));
const execute = message("E", "\0\0\0\0\0");
const sync = message("S", "");
const flush = message("H", "");
const terminate = message("X", "");

describe("the wire buffer", () => {
  it("hands the start of a connection on as soon as it is whole", () => {
    const buffer = createWireBuffer();
    expect(buffer.add(startup.subarray(0, 5))).toEqual([]);
    expect(kinds(buffer.add(startup.subarray(5)))).toEqual(["startup"]);
  });

  it("keeps the parts of an extended query together until their Sync", () => {
    const buffer = started();
    expect(buffer.add(parse)).toEqual([]);
    expect(buffer.add(joinBytes([bind, execute]))).toEqual([]);
    expect(buffer.add(sync)).toEqual([
      { kind: "statements", bytes: joinBytes([parse, bind, execute, sync]) },
    ]);
  });

  it("runs what is whole and keeps the beginning of what follows", () => {
    const buffer = started();
    const batches = buffer.add(joinBytes([query, parse, bind.subarray(0, 3)]));
    expect(batches).toEqual([{ kind: "statements", bytes: query }]);
    expect(buffer.add(joinBytes([bind.subarray(3), execute, sync]))).toEqual([
      { kind: "statements", bytes: joinBytes([parse, bind, execute, sync]) },
    ]);
  });

  it("answers a Flush without waiting for the Sync", () => {
    expect(started().add(joinBytes([parse, flush]))).toEqual([
      { kind: "statements", bytes: joinBytes([parse, flush]) },
    ]);
  });

  it("finishes the statements before the connection ends", () => {
    expect(kinds(started().add(joinBytes([query, terminate])))).toEqual(["statements", "terminate"]);
  });

  it("gives the same result however the bytes are cut", () => {
    const stream = joinBytes([
      startup,
      query,
      parse,
      bind,
      execute,
      sync,
      query,
      parse,
      flush,
      bind,
      sync,
      terminate,
    ]);
    const whole = statementsOf(createWireBuffer().add(stream));
    for (let size = 1; size < 60; size += 1) {
      const buffer = createWireBuffer();
      const batches: WireBatch[] = [];
      for (let offset = 0; offset < stream.length; offset += size) {
        batches.push(...buffer.add(stream.slice(offset, offset + size)));
      }
      expect(statementsOf(batches)).toEqual(whole);
      expect(batches.at(-1)?.kind).toBe("terminate");
    }
  });
});

function started() {
  const buffer = createWireBuffer();
  buffer.add(startup);
  return buffer;
}

function kinds(batches: WireBatch[]): string[] {
  return batches.map(({ kind }) => kind);
}

function statementsOf(batches: WireBatch[]): Uint8Array {
  return joinBytes(batches.filter(({ kind }) => kind === "statements").map(({ bytes }) => bytes));
}

function message(type: string, body: string): Uint8Array {
  const bytes = new Uint8Array(5 + body.length);
  bytes[0] = type.charCodeAt(0);
  new DataView(bytes.buffer).setUint32(1, 4 + body.length);
  bytes.set(new TextEncoder().encode(body), 5);
  return bytes;
}
