// Identity by better-auth: passwords, verification and reset mails, sessions, TOTP with recovery codes. Its tables carry
// our names (0002_identity.sql). Workspaces, members, roles and API tokens are ours and live in modules/accounts.

import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins";
import type { Keyring } from "../crypto/index.ts";
import type { Database } from "../db/index.ts";
import { newId } from "../ids.ts";
import type { Logger } from "../log.ts";
import { promoteFirstUser } from "./store.ts";

/** Sessions end after this long without use. */
const SESSION_SECONDS = 30 * 24 * 60 * 60;
/** A session used is prolonged at most this often, so that reading does not write. */
const PROLONG_EVERY_SECONDS = 24 * 60 * 60;
const MINIMUM_PASSWORD_LENGTH = 8;
const MAXIMUM_PASSWORD_LENGTH = 128;

/** Page of the dashboard where an invited person chooses a password. */
export const INVITATION_PAGE = "/invite";

export interface AuthMail {
  to: string;
  kind: "verifyEmail" | "resetPassword" | "invitation";
  url: string;
  name: string;
}

export interface AuthOptions {
  db: Database;
  keyring: Keyring;
  publicUrl: string;
  log: Logger;
  sendMail: (mail: AuthMail) => Promise<void>;
}

export type Auth = ReturnType<typeof createAuth>;

export function createAuth({ db, keyring, publicUrl, log, sendMail }: AuthOptions) {
  return betterAuth({
    appName: "Parley",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret: keyring.key("auth").toString("base64url"),
    database: { db: db.kysely, type: "postgres" },
    telemetry: { enabled: false },
    // Its details name addresses of people, so that only errors come along.
    logger: {
      level: "warn",
      log: (level, message, ...details) =>
        log[level]({ err: details.find((detail) => detail instanceof Error) }, message),
    },
    advanced: {
      cookiePrefix: "parley",
      database: { generateId: () => newId() },
      useSecureCookies: publicUrl.startsWith("https://"),
      ipAddress: { ipAddressHeaders: ["x-parley-ip"] },
      // Said aloud, because the library leaves the check out by itself when it believes to be in a test.
      disableOriginCheck: false,
    },
    // Attempts are counted by our own limiter, which several processes share.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MINIMUM_PASSWORD_LENGTH,
      maxPasswordLength: MAXIMUM_PASSWORD_LENGTH,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }) =>
        sendMail({
          to: user.email,
          name: user.name,
          // A person added by a colleague chooses a first password by the same link, but was not asked before.
          kind:
            new URL(url).searchParams.get("callbackURL") === INVITATION_PAGE ? "invitation" : "resetPassword",
          url,
        }),
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      sendVerificationEmail: ({ user, url }) =>
        sendMail({ to: user.email, name: user.name, kind: "verifyEmail", url }),
    },
    user: {
      modelName: "users",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
      additionalFields: {
        isOperator: {
          type: "boolean",
          fieldName: "is_operator",
          defaultValue: false,
          input: false,
          returned: true,
        },
      },
    },
    session: {
      modelName: "user_sessions",
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      expiresIn: SESSION_SECONDS,
      updateAge: PROLONG_EVERY_SECONDS,
    },
    account: {
      modelName: "user_accounts",
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "verifications",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    plugins: [
      twoFactor({
        issuer: "Parley",
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "two_factors",
            fields: {
              backupCodes: "backup_codes",
              userId: "user_id",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
    ],
    databaseHooks: {
      user: {
        create: {
          after: () => promoteFirstUser(db),
        },
      },
    },
  });
}
