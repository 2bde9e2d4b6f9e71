// Tests of flows: kept with the flow, run against its draft and before every publication.

export { registerBotTestRoutes } from "./routes.ts";
export { readTestSuite, runTestSuite, type TestSuite } from "./testSuite.ts";
