// Signing in and what belongs to it, under /api/auth. Plain calls; refusals carry the library's stable code.
import { NetworkError } from "@parley/contracts/client";

const TOO_MANY = 429;

export class AuthError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = "AuthError";
    this.code = code;
    this.status = status;
  }
}

export interface AuthSession {
  id: string;
  token: string;
  createdAt: string;
  updatedAt: string;
  expiresAt: string;
  ipAddress?: string | null;
  userAgent?: string | null;
}

export interface SignedIn {
  /** Null when the address must be verified first. */
  token: string | null;
}

export type SignInAnswer = SignedIn | { twoFactorRedirect: true };

async function send<Answer>(path: string, body?: object): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(
      `/api/auth${path}`,
      body === undefined
        ? { headers: { accept: "application/json" } }
        : {
            method: "POST",
            headers: { accept: "application/json", "content-type": "application/json" },
            body: JSON.stringify(body),
          },
    );
  } catch (error) {
    throw new NetworkError("The server cannot be reached.", { cause: error });
  }
  const text = await response.text();
  const answer = parse(text);
  if (response.ok) return answer as Answer;
  const problem = (answer ?? {}) as { code?: string; message?: string; detail?: string };
  const code = response.status === TOO_MANY ? "TOO_MANY_REQUESTS" : (problem.code ?? "UNKNOWN");
  throw new AuthError(code, response.status, problem.message ?? problem.detail ?? "");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const post = <Answer>(path: string, body: object = {}): Promise<Answer> => send<Answer>(path, body);

export const auth = {
  signUp: (body: { name: string; email: string; password: string }) =>
    post<SignedIn>("/sign-up/email", { ...body, callbackURL: "/verify?done=1" }),
  signIn: (body: { email: string; password: string; rememberMe: boolean }) =>
    post<SignInAnswer>("/sign-in/email", body),
  signOut: () => post<unknown>("/sign-out"),
  resendVerification: (email: string) =>
    post<unknown>("/send-verification-email", { email, callbackURL: "/verify?done=1" }),
  verifyEmail: (token: string) => send<unknown>(`/verify-email?token=${encodeURIComponent(token)}`),
  requestReset: (email: string) => post<unknown>("/request-password-reset", { email, redirectTo: "/reset" }),
  resetPassword: (body: { token: string; newPassword: string }) => post<unknown>("/reset-password", body),
  changePassword: (body: { currentPassword: string; newPassword: string; revokeOtherSessions: boolean }) =>
    post<unknown>("/change-password", body),
  updateName: (name: string) => post<unknown>("/update-user", { name }),
  listSessions: () => send<AuthSession[]>("/list-sessions"),
  currentSession: () => send<{ session: AuthSession } | null>("/get-session"),
  revokeSession: (token: string) => post<unknown>("/revoke-session", { token }),
  revokeOtherSessions: () => post<unknown>("/revoke-other-sessions"),
  enableTwoFactor: (password: string) =>
    post<{ totpURI: string; backupCodes: string[] }>("/two-factor/enable", { password }),
  disableTwoFactor: (password: string) => post<unknown>("/two-factor/disable", { password }),
  newBackupCodes: (password: string) =>
    post<{ backupCodes: string[] }>("/two-factor/generate-backup-codes", { password }),
  verifyTotp: (body: { code: string; trustDevice?: boolean }) =>
    post<SignedIn>("/two-factor/verify-totp", body),
  verifyBackupCode: (body: { code: string; trustDevice?: boolean }) =>
    post<SignedIn>("/two-factor/verify-backup-code", body),
};
