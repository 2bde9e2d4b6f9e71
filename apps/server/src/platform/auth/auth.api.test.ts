// Signing in through the public door: better-auth behind /api/auth, and what the rest of the server believes of it.

import { createHmac } from "node:crypto";
import { api } from "@parley/contracts/api";
import { expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { testPassword, type TestServer } from "../../testing/startTestServer.ts";

const freshPassword = "Another#Pony8";
let people = 0;
let addresses = 0;
/** Attempts are counted per address: each request comes from one of its own unless it says otherwise. */
const newAddress = () => `10.0.${(addresses += 1) >> 8}.${addresses & 255}`;
const newEmail = () => `person-${(people += 1)}@example.com`;

interface Answer {
  status: number;
  cookie: string;
  setCookie: string[];
  body: Record<string, unknown>;
  location: string | undefined;
}

interface Ask {
  cookie?: string;
  body?: object;
  headers?: Record<string, string>;
  ip?: string;
}

async function ask(
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

const signIn = (server: TestServer, email: string, password = testPassword, ip?: string) =>
  ask(server, "POST", "sign-in/email", { body: { email, password }, ...(ip && { ip }) });

async function signUp(server: TestServer, ip?: string): Promise<{ email: string; cookie: string }> {
  const email = newEmail();
  const body = { name: "Robin", email, password: testPassword };
  const { status, cookie } = await ask(server, "POST", "sign-up/email", { body, ...(ip && { ip }) });
  expect(status).toBe(200);
  return { email, cookie };
}

/** The newest mail to an address, as it lies in the outbox. */
async function mailTo(server: TestServer, email: string): Promise<{ subject: string; link: string }> {
  const sql =
    "SELECT payload FROM outbox WHERE kind = 'mail' AND payload ->> 'to' = $1 ORDER BY id DESC LIMIT 1";
  const [row] = (await server.db.query<{ payload: { subject: string; text: string } }>(sql, [email])).rows;
  if (!row) throw new Error(`No mail to ${email}.`);
  const link = /https?:\S+/.exec(row.payload.text)?.[0] ?? "";
  return { subject: row.payload.subject, link: link.replace(/^https?:\/\/[^/]+/, "") };
}

const me = async (server: TestServer, cookie: string) =>
  (await server.request(api.getMe, {}, { cookie })).user;
const isSignedIn = async (server: TestServer, cookie: string) =>
  (await ask(server, "GET", "/api/v1/me", { cookie })).status === 200;

describeServer("an account", {}, (server) => {
  it("is made with a mail to confirm the address, whose link works", async () => {
    const { email, cookie } = await signUp(server());
    expect(await me(server(), cookie)).toMatchObject({ email, emailVerified: false, isOperator: false });
    const { subject, link } = await mailTo(server(), email);
    expect(subject).toBe("Confirm your e-mail address");
    expect((await ask(server(), "GET", link)).status).toBe(302);
    expect(await me(server(), cookie)).toMatchObject({ emailVerified: true });
  });

  it("is made once for an address, whatever its case", async () => {
    const { email } = await signUp(server());
    const body = { name: "Robin", email: email.toUpperCase(), password: testPassword };
    expect((await ask(server(), "POST", "sign-up/email", { body })).status).toBe(422);
    expect((await signIn(server(), email.toUpperCase())).status).toBe(200);
  });

  it("is refused for a weak password, wherever one is chosen", async () => {
    for (const password of ["Ab#1", "lowercase#1", "NoDigits#", "NoSpecial1"]) {
      const body = { name: "Robin", email: newEmail(), password };
      const answer = await ask(server(), "POST", "sign-up/email", { body });
      expect(answer).toMatchObject({ status: 400, body: { code: "PASSWORD_TOO_WEAK" } });
    }
    const { cookie } = await signUp(server());
    const change = { currentPassword: testPassword, newPassword: "weak" };
    expect((await ask(server(), "POST", "change-password", { cookie, body: change })).body.code).toBe(
      "PASSWORD_TOO_WEAK",
    );
  });

  it("is left by a wrong password with the same answer as by an unknown address", async () => {
    const { email } = await signUp(server());
    const wrong = await signIn(server(), email, "Wrong#Horse7");
    expect(wrong.status).toBe(401);
    expect(await signIn(server(), "nobody@example.com")).toEqual(wrong);
  });

  it("gets a new password by a mailed link, which ends all its sessions and works once", async () => {
    const { email, cookie } = await signUp(server());
    const body = { email, redirectTo: "/reset" };
    expect((await ask(server(), "POST", "request-password-reset", { body })).status).toBe(200);
    const { subject, link } = await mailTo(server(), email);
    expect(subject).toBe("Choose a new password");
    const { location = "" } = await ask(server(), "GET", link);
    expect(location).toContain("/reset?token=");
    const token = new URL(location, "http://localhost").searchParams.get("token");

    const reset = { token, newPassword: freshPassword };
    expect(await isSignedIn(server(), cookie)).toBe(true);
    expect(
      (await ask(server(), "POST", "reset-password", { body: { token, newPassword: "weak" } })).status,
    ).toBe(400);
    expect((await ask(server(), "POST", "reset-password", { body: reset })).status).toBe(200);
    expect(await isSignedIn(server(), cookie)).toBe(false);
    expect((await ask(server(), "POST", "reset-password", { body: reset })).status).toBe(400);
    expect((await signIn(server(), email)).status).toBe(401);
    expect((await signIn(server(), email, freshPassword)).status).toBe(200);
  });

  it("is not betrayed by asking for a new password", async () => {
    const { email } = await signUp(server());
    const known = await ask(server(), "POST", "request-password-reset", {
      body: { email, redirectTo: "/reset" },
    });
    const unknown = await ask(server(), "POST", "request-password-reset", {
      body: { email: "nobody@example.com", redirectTo: "/reset" },
    });
    expect(unknown).toEqual(known);
  });

  it("sends no link to another site", async () => {
    const { email } = await signUp(server());
    const body = { email, redirectTo: "https://evil.example/reset" };
    expect((await ask(server(), "POST", "request-password-reset", { body })).status).toBe(403);
  });

  it("changes its password and signs out its other sessions", async () => {
    const { email, cookie } = await signUp(server());
    const other = (await signIn(server(), email)).cookie;
    expect(await isSignedIn(server(), other)).toBe(true);
    const body = { currentPassword: testPassword, newPassword: freshPassword, revokeOtherSessions: true };
    const wrong = { ...body, currentPassword: "Wrong#Horse7" };
    expect((await ask(server(), "POST", "change-password", { cookie, body: wrong })).status).toBe(400);
    const changed = await ask(server(), "POST", "change-password", { cookie, body });
    expect(changed.status).toBe(200);
    expect(await isSignedIn(server(), other)).toBe(false);
    expect(await isSignedIn(server(), changed.cookie)).toBe(true);
    expect((await signIn(server(), email)).status).toBe(401);
  });

  it("lists its sessions, and ends one at once", async () => {
    const { email, cookie } = await signUp(server(), "192.0.2.10");
    const other = (await signIn(server(), email, testPassword, "192.0.2.11")).cookie;
    expect(await isSignedIn(server(), other)).toBe(true);
    const { list } = (await ask(server(), "GET", "list-sessions", { cookie })).body;
    const sessions: { token: string; ipAddress: string }[] = JSON.parse(String(list));
    expect(sessions.map(({ ipAddress }) => ipAddress).toSorted()).toEqual(["192.0.2.10", "192.0.2.11"]);
    const mine = decodeURIComponent(cookie).split("=")[1]?.split(".")[0];
    const token = sessions.find((session) => session.token !== mine)?.token;
    expect((await ask(server(), "POST", "revoke-session", { cookie, body: { token } })).status).toBe(200);
    expect(await isSignedIn(server(), other)).toBe(false);
    expect(await isSignedIn(server(), cookie)).toBe(true);
    expect((await ask(server(), "POST", "sign-out", { cookie, body: {} })).status).toBe(200);
    expect(await isSignedIn(server(), cookie)).toBe(false);
  });

  it("cannot end the session of somebody else", async () => {
    const [mine, theirs] = [await signUp(server()), await signUp(server())];
    const token = decodeURIComponent(theirs.cookie).split("=")[1]?.split(".")[0];
    await ask(server(), "POST", "revoke-session", { cookie: mine.cookie, body: { token } });
    expect(await isSignedIn(server(), theirs.cookie)).toBe(true);
  });

  it("asks for a code once TOTP is on, and takes each recovery code once", async () => {
    const { email, cookie } = await signUp(server());
    const enabled = await ask(server(), "POST", "two-factor/enable", {
      cookie,
      body: { password: testPassword },
    });
    expect(enabled.status).toBe(200);
    const secret = new URL(String(enabled.body.totpURI)).searchParams.get("secret") ?? "";
    const [recovery] = enabled.body.backupCodes as string[];
    // Not before the person has proven to have the code: otherwise a lost picture would lock them out.
    expect((await signIn(server(), email)).body.twoFactorRedirect).toBeUndefined();
    const proof = await ask(server(), "POST", "two-factor/verify-totp", {
      cookie,
      body: { code: totp(secret) },
    });
    expect(proof.status).toBe(200);

    const first = await signIn(server(), email);
    expect(first.body.twoFactorRedirect).toBe(true);
    expect(await isSignedIn(server(), first.cookie)).toBe(false);
    const wrong = await ask(server(), "POST", "two-factor/verify-totp", {
      cookie: first.cookie,
      body: { code: "000000" },
    });
    expect(wrong.status).toBe(401);
    const right = await ask(server(), "POST", "two-factor/verify-totp", {
      cookie: first.cookie,
      body: { code: totp(secret) },
    });
    expect(right.status).toBe(200);
    expect(await me(server(), right.cookie)).toMatchObject({ twoFactorEnabled: true });

    const second = await signIn(server(), email);
    const recover = { cookie: second.cookie, body: { code: recovery } };
    expect((await ask(server(), "POST", "two-factor/verify-backup-code", recover)).status).toBe(200);
    const third = await signIn(server(), email);
    const again = { cookie: third.cookie, body: { code: recovery } };
    expect((await ask(server(), "POST", "two-factor/verify-backup-code", again)).status).toBe(401);
  });
});

describeServer("sign-in", { on: ["embedded"] }, (server) => {
  it("is slowed down with 429 after many attempts from an address, however the path is written", async () => {
    const { email } = await signUp(server());
    const attempt = (path: string, password = "Wrong#Horse7") =>
      ask(server(), "POST", path, { body: { email, password }, ip: "192.0.2.1" });
    expect((await attempt("sign-in/email")).status).toBe(401);
    // A password too long to be one counts as well, and costs no hashing.
    const long = "x".repeat(200);
    for (let count = 0; count < 15; count += 1) await attempt("/api/auth/x/..\\sign-in\\email", long);
    for (let count = 0; count < 14; count += 1) await attempt("reset-password", long);
    const refused = await attempt("sign-in/email");
    expect(refused.status).toBe(429);
    expect(refused.body.code).toBe("rate_limited");
    expect((await attempt("/api/auth/x/..\\sign-in\\email")).status).toBe(429);
    expect((await signIn(server(), email, testPassword, "192.0.2.2")).status).toBe(200);
  });

  it("is refused from another site, even before there is a session", async () => {
    const { email } = await signUp(server());
    const body = { email, password: testPassword };
    const from = (origin: string) => ask(server(), "POST", "sign-in/email", { body, headers: { origin } });
    expect((await from("https://evil.example")).status).toBe(403);
    expect((await from("null")).status).toBe(403);
    expect((await from("http://localhost:3000")).status).toBe(200);
  });

  it("leaves cookies that scripts cannot read and other sites cannot use", async () => {
    const { setCookie } = await signIn(server(), (await signUp(server())).email);
    expect(setCookie).toHaveLength(1);
    expect(setCookie[0]).toMatch(/^parley\.session_token=/);
    expect(setCookie[0]).toMatch(/; HttpOnly; SameSite=Lax/i);
    expect(setCookie[0]).not.toMatch(/Secure/i);
  });

  it("lets no other site write with the cookie, and ours does", async () => {
    const { cookie } = await signUp(server());
    const write = (origin: string) =>
      ask(server(), "POST", "/api/v1/workspaces", { cookie, headers: { origin }, body: { name: "Mine" } });
    expect((await write("https://evil.example")).body.code).toBe("origin_refused");
    expect((await write("http://localhost:3000.evil.example")).status).toBe(403);
    expect((await write("null")).status).toBe(403);
    expect((await write("http://localhost:3000")).status).toBe(200);
  });
});

describeServer(
  "under https",
  { on: ["embedded"], env: { PUBLIC_URL: "https://chat.example.com" } },
  (server) => {
    it("cookies are Secure and recognised again", async () => {
      const { email } = await signUp(server());
      const { setCookie, cookie } = await signIn(server(), email);
      expect(setCookie[0]).toMatch(/^__Secure-parley\.session_token=.*; HttpOnly; Secure; SameSite=Lax/i);
      expect(await isSignedIn(server(), cookie)).toBe(true);
      expect((await mailTo(server(), email)).link).toMatch(/^\/api\/auth\/verify-email/);
    });
  },
);

describeServer("a closed server", { env: { PARLEY_OPEN_SIGNUP: "false" } }, (server) => {
  it("lets no stranger sign up, however the path is written", async () => {
    const body = { name: "Robin", email: newEmail(), password: testPassword };
    const paths = ["sign-up/email", "x/../sign-up/email", "x/%2e%2e/sign-up/email", "x/..\\sign-up\\email"];
    for (const path of paths) {
      const answer = await ask(server(), "POST", `/api/auth/${path}`, { body });
      expect(answer).toMatchObject({ status: 403, body: { code: "SIGN_UP_CLOSED" } });
    }
    for (const path of ["/sign-up/email", "sign%2dup/email", "Sign-Up/email"])
      expect((await ask(server(), "POST", `/api/auth/${path}`, { body })).status).toBe(404);
  });
});

/** RFC 6238 with SHA-1, six digits and thirty seconds, as authenticator apps have it. */
function totp(base32: string): string {
  const bits = [...base32].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const key = Buffer.from(
    bits
      .join("")
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
