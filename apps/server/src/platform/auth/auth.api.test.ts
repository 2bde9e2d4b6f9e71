// Accounts through the public door: better-auth behind /api/auth, and what the rest of the server believes of it.

import { createHmac } from "node:crypto";
import { api } from "@parley/contracts/api";
import { expect, it } from "vitest";
import { ask, isSignedIn, mailTo, newEmail, signIn, signUp } from "../../testing/authClient.ts";
import { describeServer } from "../../testing/describeServer.ts";
import { testPassword, type TestServer } from "../../testing/startTestServer.ts";

const freshPassword = "Another#Pony8";

const me = async (server: TestServer, cookie: string) =>
  (await server.request(api.getMe, {}, { cookie })).user;

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
