// Somebody's contact details: to call, to write to, or to keep.

import type { MessageContent } from "@parley/contracts/messages";
import { safeUrl } from "../safeUrl.ts";
import { t } from "../texts/translate.ts";
import { PersonAvatar } from "./Avatar.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./Icon.tsx";
import { vCard } from "./vCard.ts";

export type Contact = Extract<MessageContent, { kind: "contactCard" }>;

export function ContactCard({ contact }: { contact: Contact }) {
  const { name, organisation, phone, email, url } = contact;
  const ways: { icon: IconName; text: string; href: string | undefined }[] = [];
  if (phone)
    ways.push({ icon: "phone", text: phone, href: safeUrl(`tel:${phone.replace(/[^\d+*#]/g, "")}`) });
  if (email) ways.push({ icon: "email", text: email, href: safeUrl(`mailto:${encodeURIComponent(email)}`) });
  if (url) ways.push({ icon: "website", text: url.replace(/^https?:\/\//, ""), href: safeUrl(url) });

  return (
    <div class="contact">
      <div class="contact-head">
        <PersonAvatar name={name} />
        <div>
          <p class="item-title" dir="auto">
            {name}
          </p>
          {organisation && (
            <p class="item-text" dir="auto">
              {organisation}
            </p>
          )}
        </div>
      </div>
      {ways.map(({ icon, text, href }) => (
        <a class="way" key={icon} href={href} target="_blank" rel="noopener noreferrer">
          <Icon name={icon} />
          <bdi>{text}</bdi>
        </a>
      ))}
      <button type="button" class="item-button" onClick={() => download(contact)}>
        {t("message.saveContact")}
      </button>
    </div>
  );
}

function download(contact: Contact) {
  const address = URL.createObjectURL(new Blob([vCard(contact)], { type: "text/vcard" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${contact.name.replace(/[^\p{L}\p{N} _-]/gu, "").trim() || "contact"}.vcf`;
  link.click();
  URL.revokeObjectURL(address);
}
