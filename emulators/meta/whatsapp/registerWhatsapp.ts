// WhatsApp Cloud API behind the Graph router.

import type { MetaWithUsage } from "../createMeta.ts";

/** The fields an application can take for a WhatsApp account. */
const FIELDS = [
  "messages",
  "message_template_status_update",
  "message_template_quality_update",
  "message_template_components_update",
  "template_category_update",
  "phone_number_quality_update",
  "phone_number_name_update",
  "account_update",
  "account_review_update",
  "account_alerts",
  "business_capability_update",
  "security",
  "user_preferences",
  "flows",
];

export function registerWhatsapp(meta: MetaWithUsage): void {
  meta.subscriptions.offer("whatsapp_business_account", FIELDS);
}
