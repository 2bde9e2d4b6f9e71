// A reply button of a template was pressed: which flow of the bot it begins, and what else a flow may know it by.

import type { Queryable } from "../../platform/db/index.ts";
import { readButtonPayload } from "./buttonPayload.ts";
import { findTemplate } from "./store.ts";

export interface PressedButton {
  /** Chosen for this button of this template. */
  flowId?: string;
  /** What triggers of flows may name: the payload, and the words on the button. */
  payloads: string[];
}

export async function pressedButton(
  db: Queryable,
  workspaceId: string,
  { id, title }: { id: string; title: string },
): Promise<PressedButton> {
  const button = readButtonPayload(id);
  const template = button && (await findTemplate(db, workspaceId, button.templateId));
  const flowId = button && template?.buttonFlows[String(button.index)]?.flowId;
  return { ...(flowId !== undefined && { flowId }), payloads: [id, title] };
}
