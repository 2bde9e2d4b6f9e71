// As much of Redis as realtime and rate limits use: connect, publish and subscribe, in this process. Rate limits fall
// back to memory here, as they do when Redis has a bad day.

import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export interface FakeRedis {
  url: string;
  /** Cuts every connection, as a restart of Redis does. */
  cutConnections(): void;
  close(): Promise<void>;
}

export async function startFakeRedis(): Promise<FakeRedis> {
  const sockets = new Set<Socket>();
  const channels = new Map<string, Set<Socket>>();
  const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;

  function answer(socket: Socket, [name = "", ...values]: string[]): string {
    switch (name.toLowerCase()) {
      case "subscribe":
        return values
          .map((channel) => {
            channels.set(channel, (channels.get(channel) ?? new Set()).add(socket));
            return `*3\r\n${bulk("subscribe")}${bulk(channel)}:1\r\n`;
          })
          .join("");
      case "publish": {
        const [channel = "", text = ""] = values;
        const listeners = channels.get(channel) ?? new Set();
        for (const listener of listeners)
          listener.write(`*3\r\n${bulk("message")}${bulk(channel)}${bulk(text)}`);
        return `:${listeners.size}\r\n`;
      }
      case "info":
        return bulk("redis_version:7.2.0\r\nloading:0\r\n");
      case "client":
      case "ping":
      case "select":
        return "+OK\r\n";
      default:
        return `-ERR unknown command '${name}'\r\n`;
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on("data", (data) => {
      received = Buffer.concat([received, data]);
      for (let command = readCommand(received); command; command = readCommand(received)) {
        received = received.subarray(command.bytes);
        socket.write(answer(socket, command.words));
      }
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      sockets.delete(socket);
      for (const listeners of channels.values()) listeners.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const cutConnections = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: `redis://127.0.0.1:${port}`,
    cutConnections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cutConnections();
      }),
  };
}

/** The first whole command of the bytes: `*2 $4 PING $1 x`, each part on its line. */
function readCommand(bytes: Buffer): { words: string[]; bytes: number } | undefined {
  let position = 0;
  const line = () => {
    const end = bytes.indexOf("\r\n", position);
    if (end < 0) return undefined;
    const text = bytes.toString("latin1", position, end);
    position = end + 2;
    return text;
  };
  const count = line();
  if (count === undefined) return undefined;
  const words: string[] = [];
  for (let index = 0; index < Number(count.slice(1)); index += 1) {
    const length = line();
    if (length === undefined) return undefined;
    const end = position + Number(length.slice(1));
    if (bytes.length < end + 2) return undefined;
    words.push(bytes.toString("utf8", position, end));
    position = end + 2;
  }
  return { words, bytes: position };
}
