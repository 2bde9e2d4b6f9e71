// A link that leaves the chat open: always a new tab, which learns nothing about this one.

import type { ComponentChildren } from "preact";
import { t } from "../texts/translate.ts";

export function NewTab({
  href,
  children,
  ...rest
}: {
  href: string;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" {...rest}>
      {children}
      <span class="hidden"> ({t("message.newTab")})</span>
    </a>
  );
}
