// The operator's area: what this server is, whether it is well, its mails, its failed work, and its measurements.

export { checkHealth, type HealthSources } from "./checkHealth.ts";
export { registerInstanceRoutes } from "./routes.ts";
export { registerMetricsRoute } from "./metricsRoute.ts";
