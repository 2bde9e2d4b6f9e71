// The OpenAPI document of the native API, generated from the endpoint table.

export { createOpenApiDocument, type OpenApiDocument } from "./createOpenApiDocument.ts";
export { registerOpenApiRoute } from "./openApiRoute.ts";
