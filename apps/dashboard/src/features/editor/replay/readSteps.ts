// All kept steps of a conversation, page after page.

import type { SessionStep } from "@parley/contracts/api/steps";
import { api, request } from "../../../api/client.ts";

/** Steps shown at most: a conversation that long is looked at from its beginning. */
export const stepsShown = 2_000;

export interface ConversationSteps {
  steps: SessionStep[];
  hasMore: boolean;
}

export async function readSteps(workspaceId: string, conversationId: string): Promise<ConversationSteps> {
  const steps: SessionStep[] = [];
  let hasMore = true;
  while (hasMore && steps.length < stepsShown) {
    const after = steps.at(-1)?.ordinal ?? -1;
    // Each page begins where the one before ended.
    // oxlint-disable-next-line no-await-in-loop
    const page = await request(api.listSteps, { params: { workspaceId, conversationId }, query: { after } });
    steps.push(...page.items);
    hasMore = page.hasMore && page.items.length > 0;
  }
  return { steps, hasMore };
}
