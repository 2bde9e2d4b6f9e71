// Signing in, and who is asking.

export { createAuth, INVITATION_PAGE, type Auth, type AuthMail } from "./createAuth.ts";
export { createAuthenticator, type CachedAuthenticator } from "./authenticator.ts";
export { registerAuthRoutes } from "./authRoutes.ts";
export { weakness } from "./passwordRules.ts";
export { countUsers, promoteFirstUser } from "./store.ts";
