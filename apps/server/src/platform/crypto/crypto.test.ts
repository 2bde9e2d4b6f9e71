import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fakeClock } from "@parley/testkit/fakeClock";
import {
  createKeyring,
  decryptSecret,
  deriveKey,
  encryptSecret,
  hashToken,
  randomToken,
  signToken,
  verifyToken,
} from "./index.ts";

const keyring = createKeyring("a secret of the instance that is long enough");
const otherKeyring = createKeyring("another secret of the instance, long enough too");
const owner = { workspaceId: "65a1b2c3d4e5f60718293a4b", id: "75a1b2c3d4e5f60718293a4b" };
const clock = fakeClock();
const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

/** A text together with the same text changed in one place. */
function changedInOnePlace(text: string) {
  return fc
    .record({ at: fc.nat(text.length - 1), to: fc.constantFrom(...base64Alphabet) })
    .filter(({ at, to }) => text[at] !== to)
    .map(({ at, to }) => text.slice(0, at) + to + text.slice(at + 1));
}

describe("deriveKey", () => {
  it("gives the same key for the same secret and purpose, and unrelated ones otherwise", () => {
    const key = deriveKey("s".repeat(32), "mail");
    expect(key).toHaveLength(32);
    expect(deriveKey("s".repeat(32), "mail")).toEqual(key);
    expect(deriveKey("s".repeat(32), "files")).not.toEqual(key);
    expect(deriveKey("t".repeat(32), "mail")).not.toEqual(key);
  });

  it("keeps its derivation for ever, because stored secrets depend on it", () => {
    expect(deriveKey("0123456789abcdef0123456789abcdef", "secrets.encryption").toString("hex")).toBe(
      "efba62290eea716babb189b4e9d242910d049e8e7148272f21cc30b9e4a20ee8",
    );
  });
});

describe("encryptSecret", () => {
  it("opens to any text that was sealed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (plain) => {
        const encrypted = encryptSecret(keyring, plain, owner);
        expect(decryptSecret(keyring, encrypted, owner)).toEqual({ ok: true, value: plain });
      }),
    );
  });

  it("never gives the same text twice, so that equal secrets cannot be seen", () => {
    expect(encryptSecret(keyring, "same", owner)).not.toBe(encryptSecret(keyring, "same", owner));
  });

  it("does not open after a change of any character", () => {
    const encrypted = encryptSecret(keyring, "xoxb-a-channel-token", owner);
    fc.assert(
      fc.property(changedInOnePlace(encrypted), (changed) => {
        expect(decryptSecret(keyring, changed, owner).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not open after a change of any single bit of the sealed bytes", () => {
    const [version, keyId, sealed] = encryptSecret(keyring, "token", owner).split(".");
    const bytes = Buffer.from(sealed ?? "", "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const changed = `${version}.${keyId}.${flipped.toString("base64url")}`;
      expect(decryptSecret(keyring, changed, owner)).toEqual({ ok: false, code: "secret_tampered" });
    }
  });

  it("does not open in another workspace or another row", () => {
    const encrypted = encryptSecret(keyring, "token", owner);
    const foreign = [
      { ...owner, workspaceId: "85a1b2c3d4e5f60718293a4b" },
      { ...owner, id: "85a1b2c3d4e5f60718293a4b" },
      { workspaceId: owner.workspaceId + owner.id, id: "" },
    ];
    for (const context of foreign) {
      expect(decryptSecret(keyring, encrypted, context)).toEqual({ ok: false, code: "secret_tampered" });
    }
  });

  it("tells a changed instance secret apart from a damaged value", () => {
    const encrypted = encryptSecret(keyring, "token", owner);
    expect(decryptSecret(otherKeyring, encrypted, owner)).toEqual({ ok: false, code: "secret_key_changed" });
    expect(decryptSecret(keyring, "v1.zz", owner)).toEqual({ ok: false, code: "secret_malformed" });
  });
});

describe("signToken", () => {
  const claims = { conversationId: owner.id, visitor: "Zoë 👋" };

  it("gives back any claims that were signed", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 20 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
        (signed) => {
          const expected: unknown = JSON.parse(JSON.stringify(signed));
          fc.pre(JSON.stringify(signed).length < 2_000);
          const result = verifyToken(keyring, "visitor", signToken(keyring, "visitor", signed), {
            now: clock.now(),
          });
          expect(result).toEqual({ ok: true, value: expected });
        },
      ),
    );
  });

  it("refuses a change of any character", () => {
    const token = signToken(keyring, "visitor", claims);
    fc.assert(
      fc.property(changedInOnePlace(token), (changed) => {
        expect(verifyToken(keyring, "visitor", changed, { now: clock.now() }).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it("refuses every other spelling of a valid token", () => {
    const token = signToken(keyring, "visitor", claims);
    for (const spelling of [
      `${token}=`,
      `${token} `,
      `${token}\n`,
      `${token}.`,
      ` ${token}`,
      token.replace("v1", "v01"),
    ]) {
      expect(verifyToken(keyring, "visitor", spelling, { now: clock.now() }).ok).toBe(false);
    }
  });

  it("refuses a token of another purpose or another instance", () => {
    const token = signToken(keyring, "visitor", claims);
    expect(verifyToken(keyring, "upload", token, { now: clock.now() })).toEqual({
      ok: false,
      code: "token_invalid",
    });
    expect(verifyToken(otherKeyring, "visitor", token, { now: clock.now() })).toEqual({
      ok: false,
      code: "token_invalid",
    });
  });

  it("ends at its expiry", () => {
    const moving = fakeClock();
    const token = signToken(keyring, "reset", claims, {
      expiresAt: new Date(moving.now().getTime() + 60_000),
    });
    moving.advance(59_999);
    expect(verifyToken(keyring, "reset", token, { now: moving.now() })).toEqual({ ok: true, value: claims });
    moving.advance(1);
    expect(verifyToken(keyring, "reset", token, { now: moving.now() })).toEqual({
      ok: false,
      code: "token_expired",
    });
  });

  it("answers anything that is no token with a failure", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(verifyToken(keyring, "visitor", text, { now: clock.now() }).ok).toBe(false);
      }),
    );
    expect(verifyToken(keyring, "visitor", "v1.".padEnd(5_000, "a"), { now: clock.now() })).toEqual({
      ok: false,
      code: "token_malformed",
    });
  });

  it("refuses to make a token that would not be accepted", () => {
    expect(() => signToken(keyring, "visitor", { text: "x".repeat(5_000) })).toThrow(/too long/);
  });
});

describe("randomToken", () => {
  it("carries its prefix and differs each time", () => {
    const token = randomToken("pat");
    expect(token).toMatch(/^pat_[A-Za-z0-9_-]{43}$/);
    expect(randomToken("pat")).not.toBe(token);
  });

  it("is kept as a hash that tells nothing about it", () => {
    expect(hashToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
