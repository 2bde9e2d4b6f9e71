// What to call a visitor who may not have said a name.

import type { Conversation } from "@parley/contracts/api/inbox";
import { t } from "../../i18n/t.ts";

/** Enough of the id to tell visitors apart at a glance. */
const codeLength = 4;

export function visitorName({ contact, uuid }: Pick<Conversation, "contact" | "uuid">): string {
  return (
    contact.name?.trim() ||
    contact.email ||
    phoneText(contact.phone) ||
    t("inbox.visitor", { code: uuid.slice(0, codeLength) })
  );
}

export function phoneText(phone: Conversation["contact"]["phone"]): string | null {
  return phone ? `${phone.dialCode} ${phone.number}`.trim() : null;
}
