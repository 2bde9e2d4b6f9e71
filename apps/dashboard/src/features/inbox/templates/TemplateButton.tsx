// Opens the choice of a template.

import { Button } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import { IconTemplate } from "@tabler/icons-react";
import { useState, type Ref } from "react";
import { t } from "../../../i18n/t.ts";
import { TemplateDialog } from "./TemplateDialog.tsx";

interface TemplateButtonProps {
  ref?: Ref<HTMLButtonElement>;
  conversation: Conversation;
  /** Beside a composer that is open. */
  isQuiet?: boolean;
}

export function TemplateButton({ ref, conversation, isQuiet = false }: TemplateButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        {...(ref && { ref })}
        size={isQuiet ? "compact-xs" : "xs"}
        variant={isQuiet ? "subtle" : "filled"}
        leftSection={<IconTemplate size={15} stroke={1.7} />}
        onClick={() => setIsOpen(true)}
      >
        {t("inbox.template.open")}
      </Button>
      {isOpen ? <TemplateDialog conversation={conversation} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
