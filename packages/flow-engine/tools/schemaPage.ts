// The JSON Schema as it is stored in the documentation.

import { flowJsonSchema } from "../src/document/flowJsonSchema.ts";

export function schemaPage(): string {
  return `${JSON.stringify(flowJsonSchema(), null, 2)}\n`;
}
