// People: details, tags, attributes, notes.

export { registerContactRoutes } from "./routes.ts";
export { presentContact } from "./presenter.ts";
export { insertNote } from "./store.ts";
