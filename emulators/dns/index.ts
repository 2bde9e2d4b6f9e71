// A name server that says whatever a test wants, and may change its mind between two questions (RFC 1035, A and AAAA only).
// Every answer has a time to live of zero, as an attacker's would.

import { createSocket } from "node:dgram";
import { isIP } from "node:net";

export interface DnsQuestion {
  name: string;
  type: "A" | "AAAA" | "other";
}

export interface DnsEmulator {
  /** For `new Resolver().setServers([...])`. */
  address: string;
  questions: DnsQuestion[];
  close(): Promise<void>;
}

const HEADER_BYTES = 12;
const TYPE_A = 1;
const TYPE_AAAA = 28;
const CLASS_INTERNET = 1;
const NAME_POINTER = 0xc000 + HEADER_BYTES;
const RESPONSE_FLAGS = 0x8180;
const NAME_ERROR = 3;

/** `answer` gives the addresses for a question; none of any kind means that the name does not exist. */
export async function startDnsEmulator(answer: (question: DnsQuestion) => string[]): Promise<DnsEmulator> {
  const socket = createSocket("udp4");
  const questions: DnsQuestion[] = [];

  socket.on("message", (query, sender) => {
    const parsed = parseQuestion(query);
    questions.push(parsed.question);
    const addresses = answer(parsed.question);
    socket.send(
      buildResponse(query.subarray(0, parsed.end), parsed.question, addresses),
      sender.port,
      sender.address,
    );
  });

  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(0, "127.0.0.1", resolve);
  });
  return {
    address: `127.0.0.1:${socket.address().port}`,
    questions,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function parseQuestion(query: Buffer): { question: DnsQuestion; end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = query.readUInt16BE(at + 1);
  return {
    question: {
      name: labels.join(".").toLowerCase(),
      type: type === TYPE_A ? "A" : type === TYPE_AAAA ? "AAAA" : "other",
    },
    end: at + 5,
  };
}

function buildResponse(query: Buffer, { type }: DnsQuestion, addresses: string[]): Buffer {
  const fitting = addresses.filter(
    (address) => (type === "A" && isIP(address) === 4) || (type === "AAAA" && isIP(address) === 6),
  );
  const header = Buffer.from(query);
  header.writeUInt16BE(addresses.length === 0 ? RESPONSE_FLAGS | NAME_ERROR : RESPONSE_FLAGS, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(fitting.length, 6);
  header.writeUInt16BE(0, 8);
  header.writeUInt16BE(0, 10);
  return Buffer.concat([header, ...fitting.map((address) => buildRecord(address))]);
}

function buildRecord(address: string): Buffer {
  const data = isIP(address) === 4 ? Buffer.from(address.split(".").map(Number)) : ipv6Bytes(address);
  const record = Buffer.alloc(12);
  record.writeUInt16BE(NAME_POINTER, 0);
  record.writeUInt16BE(data.length === 4 ? TYPE_A : TYPE_AAAA, 2);
  record.writeUInt16BE(CLASS_INTERNET, 4);
  record.writeUInt32BE(0, 6);
  record.writeUInt16BE(data.length, 10);
  return Buffer.concat([record, data]);
}

function ipv6Bytes(address: string): Buffer {
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const middle =
    tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => "0");
  const bytes = Buffer.alloc(16);
  for (const [index, group] of [...before, ...middle, ...after].entries()) {
    bytes.writeUInt16BE(Number.parseInt(group, 16), index * 2);
  }
  return bytes;
}
