// Delivery and reading marks, page changes, typing and presence: the small news of a visitor.

import type { RealtimeEvent } from "@parley/contracts/events";
import type { WidgetSeenRequest } from "@parley/contracts/widget";
import { workspaceTopic } from "../../../platform/realtime/index.ts";
import type { WidgetContext } from "../context.ts";
import { recordArrival, recordMarks } from "../store.ts";
import type { VisitorKey } from "../visitorToken.ts";

export async function markSeen(
  { db, bus, clock, runtime }: WidgetContext,
  key: VisitorKey,
  seen: WidgetSeenRequest,
): Promise<void> {
  const now = clock.now();
  if (seen.typing !== undefined) {
    bus.publish(workspaceTopic(key.workspaceId), {
      kind: "visitorTyping",
      conversationId: key.id,
      isTyping: seen.typing,
      at: now.toISOString(),
    } satisfies RealtimeEvent);
    if (seen.deliveredSeq === undefined && seen.readSeq === undefined && !seen.page) return;
  }
  if (seen.page)
    await recordArrival(db, {
      workspaceId: key.workspaceId,
      id: key.id,
      page: seen.page,
      isNewVisit: false,
      now,
    });
  await recordMarks(db, key.workspaceId, key.id, {
    deliveredSeq: seen.deliveredSeq ?? null,
    readSeq: seen.readSeq ?? null,
    now,
  });
  await runtime.announce(key);
}
