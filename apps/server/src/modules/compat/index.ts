// Endpoints at the root paths existing integrations call; they only swap the origin. Described in
// docs/reference/compatible-api.md. Everything here answers one envelope, refusals included.

export { registerCompatRoutes, type CompatContext } from "./routes.ts";
