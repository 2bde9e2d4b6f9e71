// The ways a conversation can be held. A messenger is a channel whose messages travel through somebody else's servers.

import { z } from "zod";

export const channels = ["website", "whatsapp", "telegram", "messenger", "instagram"] as const;
export type Channel = (typeof channels)[number];
export const channel = z.enum(channels);

export const messengers = ["whatsapp", "telegram", "messenger", "instagram"] as const;
export type Messenger = (typeof messengers)[number];
export const messenger = z.enum(messengers);

/** How far a message has come. It only moves forward: `failed` may follow `sent`, never `delivered`. */
export const deliveryStatuses = ["queued", "sent", "delivered", "read", "failed"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** What happened to a message on its way. `code` is the provider's; `problem` is ours and has a text and a next step. */
export const delivery = z.object({
  status: z.enum(deliveryStatuses),
  problem: z.object({ kind: z.string(), code: z.string(), detail: z.string() }).optional(),
});
export type Delivery = z.infer<typeof delivery>;
