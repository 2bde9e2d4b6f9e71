// Gives the browser the endpoint table without its schemas: the client needs only method and path, and the schema
// library would weigh more than the whole shell. Types are untouched; schemas stay importable from their own files.
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import type { Api } from "@parley/contracts/api";

const TABLE_MODULE = "@parley/contracts/api";

export function endpointTablePlugin(): Plugin {
  const tableFile = fileURLToPath(import.meta.resolve(TABLE_MODULE));
  return {
    name: "parley-endpoint-table",
    enforce: "pre",
    async load(id) {
      if (id !== tableFile) return undefined;
      const { api } = (await import(TABLE_MODULE)) as { api: Api };
      const table = Object.fromEntries(
        Object.entries(api).map(([name, { method, path }]) => [name, { method, path }]),
      );
      return `export const api = ${JSON.stringify(table)};`;
    },
  };
}
