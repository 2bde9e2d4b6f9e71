// A flow document from outside, migrated to today's shape or refused with the place that is wrong.

import type { FlowDocument } from "@parley/contracts/flow";
import { AppError } from "@parley/contracts/errors";
import { migrateDocument } from "@parley/flow-engine";

/** @throws AppError `flow_document_invalid` or `flow_document_too_large`, with path and message. */
export function readDocument(input: unknown): FlowDocument {
  const result = migrateDocument(input);
  if (result.ok) return result.value.document;
  const { reason, path, message } = result.failure;
  const code =
    reason === "too_large" || reason === "too_many_blocks"
      ? "flow_document_too_large"
      : "flow_document_invalid";
  throw new AppError(code, { reason }, [{ path, message }]);
}
