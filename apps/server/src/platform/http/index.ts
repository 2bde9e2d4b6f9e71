// HTTP as the modules see it: register routes of the contract, answer problems.

export { registerDashboardPages } from "./dashboardPages.ts";
export { registerErrorsPage } from "./errorsPage.ts";
export { createHttpServer, type HttpServerOptions } from "./createHttpServer.ts";
export { toAppError, toProblem, fieldProblems } from "./problem.ts";
export {
  memberRoute,
  memberRouteWithoutTransaction,
  personRoute,
  publicRoute,
  requirePerson,
  type Authenticator,
  type HttpContext,
} from "./route.ts";
