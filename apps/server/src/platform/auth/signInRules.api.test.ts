// Limits, origins, cookies and closed doors of signing in.

import { expect, it } from "vitest";
import { ask, isSignedIn, mailTo, newEmail, signIn, signUp } from "../../testing/authClient.ts";
import { describeServer } from "../../testing/describeServer.ts";
import { testPassword } from "../../testing/startTestServer.ts";

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
