// Finds a real conversation by its link or id, and offers to keep it as a test.

import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconMessages } from "@tabler/icons-react";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { notifyDone } from "../../../ui/notify.ts";
import { useServices } from "../editorContext.tsx";
import { readSteps } from "../replay/readSteps.ts";
import type { Proposal } from "./proposal.ts";
import { proposeFromChat } from "./proposeFromChat.ts";
import { useTestedFlows } from "./queries.ts";
import { SaveTestDialog } from "./SaveTest.tsx";

/** The last id in a link, or the id itself. */
const idInText = /([0-9a-f]{24})(?!.*[0-9a-f]{24})/;

export function FromChatButton() {
  const { workspaceId, canWrite } = useServices();
  const flows = useTestedFlows();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const id = idInText.exec(text)?.[1];
  const find = useMutation({
    mutationFn: async (conversationId: string) => {
      const { steps } = await readSteps(workspaceId, conversationId);
      if (!flows) return;
      if (steps.length === 0) return notifyDone(t("editor.botTests.chat.nothing"));
      setOpen(false);
      setProposal(proposeFromChat(flows, steps));
    },
  });
  if (!canWrite) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconMessages size={14} />}
        disabled={flows === null}
        onClick={() => {
          setText("");
          find.reset();
          setOpen(true);
        }}
      >
        {t("editor.botTests.chat.open")}
      </Button>
      {isOpen ? (
        <FormDialog
          title={t("editor.botTests.chat.open")}
          submitLabel={t("editor.botTests.chat.next")}
          isPending={find.isPending}
          error={find.error}
          onClose={() => setOpen(false)}
          onSubmit={(event) => {
            event.preventDefault();
            if (id) find.mutate(id);
          }}
        >
          <TextInput
            label={t("editor.botTests.chat.label")}
            description={t("editor.botTests.chat.hint")}
            value={text}
            required
            data-autofocus
            error={text !== "" && !id ? t("editor.botTests.chat.unreadable") : null}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </FormDialog>
      ) : null}
      <SaveTestDialog proposal={proposal} onClose={() => setProposal(null)} />
    </>
  );
}
