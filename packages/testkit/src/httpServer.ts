// A real HTTP server on a free port of this machine, for tests of what goes out.

import { createServer, type IncomingMessage, type RequestListener } from "node:http";

export interface ReceivedRequest {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
}

export interface TestHttpServer {
  port: number;
  /** `http://127.0.0.1:<port>` */
  origin: string;
  received: ReceivedRequest[];
  connections(): number;
  close(): Promise<void>;
}

export async function startHttpServer(listener: RequestListener): Promise<TestHttpServer> {
  const received: ReceivedRequest[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    received.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
    listener(request, response);
  });
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test server has no port.");
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    received,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
