// People: details, tags, attributes, notes.

export { registerContactRoutes } from "./routes.ts";
