// Workspaces, members, roles and API tokens.

export type { People } from "./commands/addMember.ts";
export { createDirectory, type Directory } from "./directory.ts";
export { createPeople, ensureFirstOwner, mayStrangersSignUp } from "./people.ts";
export { registerAccountRoutes, type AccountContext } from "./routes.ts";
