// The API builder: calls to other systems that flows make, with their secrets, a test and a log.

export { createCallLog } from "./callLog.ts";
export { listApiIds } from "./store/apis.ts";
export { registerApiRoutes } from "./routes.ts";
export { createRunApi, type ApiRun, type ApiRunResult, type RunApi } from "./runApi.ts";
