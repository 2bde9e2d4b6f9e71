// Files the team uploads for use in bots, and their public addresses. Where the bytes lie is platform/storage.

export { registerFileRoutes } from "./routes.ts";
export { registerPublicFiles } from "./publicFiles.ts";
