// Documents to begin with: nothing at all, or a greeting with a first question.

import { flowSchemaVersion, type FlowDocument } from "@parley/contracts/flow";

export function emptyDocument(): FlowDocument {
  return { schemaVersion: flowSchemaVersion, start: null, blocks: {} };
}
