// One keep-alive connection that sends a request and waits for its answer. It does as little as possible, because the
// client shares the machine with the server it measures.

import { once } from "node:events";
import { connect } from "node:net";

export interface HttpAnswer {
  status: number;
  body: string;
}

export interface HttpConnection {
  post(path: string, headers: Record<string, string>, body: string): Promise<HttpAnswer>;
  close(): void;
}

const HEAD_END = Buffer.from("\r\n\r\n");

export async function openHttpConnection(origin: string): Promise<HttpConnection> {
  const { hostname, port, host } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, "connect");
  let received: Buffer = Buffer.alloc(0);
  let waiting: PromiseWithResolvers<HttpAnswer> | undefined;

  socket.on("data", (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = takeAnswer();
    if (!answer) return;
    waiting?.resolve(answer);
    waiting = undefined;
  });
  socket.on("error", (error) => waiting?.reject(error));
  socket.on("close", () => waiting?.reject(new Error("The server closed the connection.")));

  function takeAnswer(): HttpAnswer | undefined {
    const headEnd = received.indexOf(HEAD_END);
    if (headEnd < 0) return undefined;
    const head = received.toString("latin1", 0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    if (!Number.isInteger(length)) throw new Error(`An answer without a length:\n${head}`);
    const end = headEnd + HEAD_END.length + length;
    if (received.length < end) return undefined;
    const body = received.toString("utf8", headEnd + HEAD_END.length, end);
    received = received.subarray(end);
    return { status: Number(head.slice(9, 12)), body };
  }

  return {
    post(path, headers, body) {
      waiting = Promise.withResolvers<HttpAnswer>();
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const length = Buffer.byteLength(body);
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n${lines.join("")}\r\n${body}`,
      );
      return waiting.promise;
    },
    close: () => void socket.destroy(),
  };
}
