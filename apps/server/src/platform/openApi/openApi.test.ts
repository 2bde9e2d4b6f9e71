import { api } from "@parley/contracts/api";
import { errors } from "@parley/contracts/errors";
import { expect, it } from "vitest";
import { createOpenApiDocument } from "./index.ts";

const document = createOpenApiDocument({ version: "1.2.3", publicUrl: "https://chat.example.com" });
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

/** Every object and array inside, with the path to it. */
function* nodesOf(value: unknown, path = "#"): Generator<[path: string, node: object]> {
  if (typeof value !== "object" || value === null) return;
  yield [path, value];
  for (const [key, child] of Object.entries(value))
    yield* nodesOf(child, `${path}/${key.replaceAll("/", "~1")}`);
}
const nodes = new Map(nodesOf(document));

it("describes every endpoint once, under its own name", () => {
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(api).toSorted());
  for (const [name, { method, path }] of Object.entries(api)) {
    const found = operations.find(({ operationId }) => operationId === name);
    expect([found?.method, found?.path]).toEqual([method.toLowerCase(), path.replaceAll(/:(\w+)/g, "{$1}")]);
  }
});

it("declares every path parameter, and no other", () => {
  for (const { path, parameters = [] } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = parameters.filter((parameter) => parameter.in === "path");
    expect(declared.map(({ name }) => name).toSorted()).toEqual(inPath.toSorted());
    expect(declared.every(({ required }) => required)).toBe(true);
    const unique = new Set(parameters.map((parameter) => `${parameter.in} ${parameter.name}`));
    expect(unique.size).toBe(parameters.length);
  }
});

it("refers only to what is there", () => {
  const references = [...nodes.values()].flatMap((node) => ("$ref" in node ? [String(node.$ref)] : []));
  expect(references.length).toBeGreaterThan(50);
  expect(references.filter((reference) => !nodes.has(reference))).toEqual([]);
});

it("leaves out what belongs to a schema file of its own", () => {
  const alien = [...nodes.values()].filter((node) => "$schema" in node || "$id" in node || "$defs" in node);
  expect(alien).toEqual([]);
});

it("gives every operation a tag that is described, a summary, security and answers", () => {
  const tags = document.tags.map(({ name }) => name);
  for (const operation of operations) {
    expect(tags).toEqual(expect.arrayContaining(operation.tags));
    expect(operation.summary).toMatch(/[.)]$/);
    expect(Object.keys(operation.responses)).toContain("default");
    expect(Object.keys(operation.responses).some((status) => /^20[04]$/.test(status))).toBe(true);
    for (const scheme of operation.security.flatMap((choice) => Object.keys(choice)))
      expect(Object.keys(document.components.securitySchemes)).toContain(scheme);
  }
  expect(document.paths["/instance"]?.get?.security).toEqual([]);
});

it("knows every error code", () => {
  expect(document.components.schemas.Problem).toMatchObject({
    properties: { code: { enum: Object.keys(errors) } },
  });
});

it("tells a query's optional fields with their defaults, and an upload's part", () => {
  const list = document.paths["/workspaces/{workspaceId}/conversations"]?.get;
  expect(list?.parameters?.find(({ name }) => name === "limit")).toEqual({
    name: "limit",
    in: "query",
    required: false,
    schema: { type: "integer", minimum: 1, maximum: 200, default: 50 },
  });
  const upload = document.paths["/workspaces/{workspaceId}/files"]?.post;
  expect(upload?.requestBody?.content).toHaveProperty(["multipart/form-data"]);
});

it("names the server and its version", () => {
  expect(document).toMatchObject({
    openapi: "3.1.0",
    info: { version: "1.2.3" },
    servers: [{ url: "https://chat.example.com/api/v1" }],
  });
});
