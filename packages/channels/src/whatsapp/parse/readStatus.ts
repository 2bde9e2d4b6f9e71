// What became of a message of ours.

import type { InboundEvent } from "../../inbound.ts";
import { fields, isFields, list, text, type Fields } from "../../readFields.ts";
import { problemOf } from "../classifyError.ts";
import { accountOf, hashOf, momentOf, type Change } from "./envelope.ts";
import { peerOf } from "./readPeer.ts";

type Status = Extract<InboundEvent, { kind: "status" }>;

const statuses = new Map<string, Status["status"]>([
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "read"],
  // A voice message that was listened to.
  ["played", "read"],
  ["failed", "failed"],
]);

export function readStatus(entry: Fields, change: Change): InboundEvent {
  const messageId = text(entry["id"]);
  const named = text(entry["status"]) ?? "";
  const status = statuses.get(named);
  // In a group each member tells for themselves.
  const participant = text(entry["recipient_participant_id"]);
  const common = {
    account: accountOf(change),
    key:
      messageId === undefined
        ? `status:${hashOf(entry)}`
        : [messageId, named, participant].filter(Boolean).join(":"),
    at: momentOf(entry["timestamp"], change.now),
  };
  if (messageId === undefined || status === undefined)
    return { ...common, kind: "unknown", type: `status:${named}` };

  const peer = recipientOf(entry, change);
  const reference = text(entry["biz_opaque_callback_data"]);
  const error = list(entry["errors"])[0];
  const pricing = readPricing(entry["pricing"]);
  return {
    ...common,
    kind: "status",
    messageId,
    status,
    ...(peer === undefined ? {} : { peer }),
    ...(reference === undefined ? {} : { reference }),
    ...(status === "failed" ? { problem: problemOf(error) } : {}),
    ...(pricing === undefined ? {} : { pricing }),
  };
}

function recipientOf(entry: Fields, { value }: Change): Status["peer"] {
  const recipient = text(entry["recipient_id"]);
  if (entry["recipient_type"] === "group" && recipient !== undefined)
    return { address: recipient, kind: "group" };
  return peerOf(recipient, text(entry["recipient_user_id"]), value["contacts"]);
}

function readPricing(value: unknown): Status["pricing"] {
  const pricing = fields(value);
  const category = text(pricing["category"]);
  if (!isFields(value) || category === undefined) return undefined;
  const model = text(pricing["pricing_model"]);
  const type = text(pricing["type"]);
  return {
    // Both spellings are in use.
    category: category.replaceAll("-", "_"),
    isBillable: pricing["billable"] === true,
    ...(model === undefined ? {} : { model }),
    ...(type === undefined ? {} : { type }),
  };
}
