// Writes a small address database in MaxMind's format (https://maxmind.github.io/MaxMind-DB/, version 2.0) for tests.

export type MmdbValue = string | number | MmdbValue[] | { [key: string]: MmdbValue };

export interface MmdbNetwork {
  /** In an IPv6 tree: the bytes of the address, IPv4 at the end of 16 bytes. */
  address: readonly number[];
  /** Bits of the network, counted from the first byte of `address`. */
  bits: number;
  record: MmdbValue;
}

interface Node {
  children: [Node | number | undefined, Node | number | undefined];
}

const METADATA_MARKER = Buffer.from("abcdef4d61784d696e642e636f6d", "hex");
const RECORD_BITS = 24;
const SEPARATOR_BYTES = 16;
const typeNumbers = { string: 2, uint32: 6, map: 7, array: 11 };
/** Types above seven need a second byte. */
const FIRST_EXTENDED_TYPE = 8;
const SIZE_IN_CONTROL_BYTE = 29;
const LONGEST_SIZE = SIZE_IN_CONTROL_BYTE + 256;

export function buildMmdb(networks: readonly MmdbNetwork[], ipVersion: 4 | 6 = 6): Buffer {
  const root: Node = { children: [undefined, undefined] };
  const data: Buffer[] = [];
  let dataBytes = 0;
  for (const { address, bits, record } of networks) {
    insert(root, address, bits, dataBytes);
    const encoded = encode(record);
    data.push(encoded);
    dataBytes += encoded.length;
  }
  const nodes = number(root);
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_700_000_000,
    database_type: "Test-City",
    description: { en: "Test" },
    ip_version: ipVersion,
    languages: ["en"],
    node_count: nodes.size,
    record_size: RECORD_BITS,
  });
  return Buffer.concat([writeTree(nodes), Buffer.alloc(SEPARATOR_BYTES), ...data, METADATA_MARKER, metadata]);
}

function insert(root: Node, address: readonly number[], bits: number, dataOffset: number): void {
  let node = root;
  for (let depth = 0; depth < bits; depth += 1) {
    const side = ((address[depth >> 3] ?? 0) >> (7 - (depth & 7))) & 1 ? 1 : 0;
    if (depth === bits - 1) {
      node.children[side] = dataOffset;
      return;
    }
    const child = node.children[side];
    const next: Node = typeof child === "object" ? child : { children: [undefined, undefined] };
    node.children[side] = next;
    node = next;
  }
}

/** Nodes in the order of their numbers. */
function number(root: Node): Map<Node, number> {
  const numbers = new Map<Node, number>();
  const waiting = [root];
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    numbers.set(node, numbers.size);
    waiting.push(...node.children.filter((child) => typeof child === "object"));
  }
  return numbers;
}

function writeTree(nodes: Map<Node, number>): Buffer {
  const recordBytes = RECORD_BITS / 8;
  const tree = Buffer.alloc(nodes.size * recordBytes * 2);
  for (const [node, index] of nodes) {
    for (const [side, child] of node.children.entries()) {
      // The count of nodes means "unknown"; larger numbers point into the data behind the separator.
      const value =
        child === undefined
          ? nodes.size
          : typeof child === "number"
            ? nodes.size + SEPARATOR_BYTES + child
            : (nodes.get(child) ?? nodes.size);
      tree.writeUIntBE(value, (index * 2 + side) * recordBytes, recordBytes);
    }
  }
  return tree;
}

function encode(value: MmdbValue): Buffer {
  if (typeof value === "string") {
    const bytes = Buffer.from(value, "utf8");
    return Buffer.concat([control(typeNumbers.string, bytes.length), bytes]);
  }
  if (typeof value === "number") {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(typeNumbers.uint32, bytes.length), bytes]);
  }
  if (Array.isArray(value))
    return Buffer.concat([control(typeNumbers.array, value.length), ...value.map(encode)]);
  const entries = Object.entries(value);
  return Buffer.concat([
    control(typeNumbers.map, entries.length),
    ...entries.flatMap(([name, part]) => [encode(name), encode(part)]),
  ]);
}

function control(type: number, size: number): Buffer {
  if (size >= LONGEST_SIZE) throw new Error("This writer knows only short values.");
  const small = Math.min(size, SIZE_IN_CONTROL_BYTE);
  const first = type >= FIRST_EXTENDED_TYPE ? [small, type - 7] : [(type << 5) | small];
  return Buffer.from(size >= SIZE_IN_CONTROL_BYTE ? [...first, size - SIZE_IN_CONTROL_BYTE] : first);
}
