// Writes the generated pages of the reference: the JSON Schema of flow documents and the table of block kinds.
// Run after changing a block: `node packages/flow-engine/tools/writeSchema.ts`. A test fails while they are outdated.

import { writeFileSync } from "node:fs";
import { blocksPage } from "./blocksPage.ts";
import { schemaPage } from "./schemaPage.ts";

const reference = new URL("../../../docs/reference/", import.meta.url);

writeFileSync(new URL("flow-document.schema.json", reference), schemaPage());
writeFileSync(new URL("blocks.md", reference), blocksPage());
