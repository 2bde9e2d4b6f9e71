// Signing in and out as a browser does it: requests with cookies, each from an address of its own.

import { expect } from "vitest";
import { testPassword, type TestServer } from "./startTestServer.ts";

let people = 0;
let addresses = 0;
/** Attempts are counted per address: each request comes from one of its own unless it says otherwise. */
const newAddress = () => `10.0.${(addresses += 1) >> 8}.${addresses & 255}`;
export const newEmail = () => `person-${(people += 1)}@example.com`;

export interface Answer {
  status: number;
  cookie: string;
  setCookie: string[];
  body: Record<string, unknown>;
  location: string | undefined;
}

export interface Ask {
  cookie?: string;
  body?: object;
  headers?: Record<string, string>;
  ip?: string;
}

export async function ask(
  server: TestServer,
  method: "GET" | "POST",
  path: string,
  options: Ask = {},
): Promise<Answer> {
  const { cookie, body, headers, ip = newAddress() } = options;
  const response = await server.app.inject({
    method,
    url: path.startsWith("/") ? path : `/api/auth/${path}`,
    headers: { ...(cookie && { cookie, origin: server.env.publicUrl }), ...headers },
    ...(body && { payload: body }),
    remoteAddress: ip,
  });
  const setCookie = [response.headers["set-cookie"] ?? []].flat();
  return {
    status: response.statusCode,
    cookie: setCookie.map((line) => line.split(";")[0]).join("; "),
    setCookie,
    body: response.body.startsWith("{") ? response.json() : { list: response.body },
    location: response.headers.location,
  };
}

export const signIn = (server: TestServer, email: string, password = testPassword, ip?: string) =>
  ask(server, "POST", "sign-in/email", { body: { email, password }, ...(ip && { ip }) });

export async function signUp(server: TestServer, ip?: string): Promise<{ email: string; cookie: string }> {
  const email = newEmail();
  const body = { name: "Robin", email, password: testPassword };
  const { status, cookie } = await ask(server, "POST", "sign-up/email", { body, ...(ip && { ip }) });
  expect(status).toBe(200);
  return { email, cookie };
}

/** The newest mail to an address, as it lies in the outbox. */
export async function mailTo(server: TestServer, email: string): Promise<{ subject: string; link: string }> {
  const sql =
    "SELECT payload FROM outbox WHERE kind = 'mail' AND payload ->> 'to' = $1 ORDER BY id DESC LIMIT 1";
  const [row] = (await server.db.query<{ payload: { subject: string; text: string } }>(sql, [email])).rows;
  if (!row) throw new Error(`No mail to ${email}.`);
  const link = /https?:\S+/.exec(row.payload.text)?.[0] ?? "";
  return { subject: row.payload.subject, link: link.replace(/^https?:\/\/[^/]+/, "") };
}

export const isSignedIn = async (server: TestServer, cookie: string) =>
  (await ask(server, "GET", "/api/v1/me", { cookie })).status === 200;
