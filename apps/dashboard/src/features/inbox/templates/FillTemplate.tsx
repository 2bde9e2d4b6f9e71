// What the person will see, and a field for everything the template leaves open.

import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import { messageTemplateEndpoints, type MessageTemplate } from "@parley/contracts/api/messageTemplates";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState, type FormEvent } from "react";
import { apiQuery, request } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { FormError } from "../../../ui/FormError.tsx";
import { useInbox } from "../inboxOf.ts";
import { PriceLine } from "./PriceLine.tsx";
import { TemplatePreview } from "../../messageTemplates/TemplatePreview.tsx";
import { firstValues, parametersOf, slotsOf, type Slot } from "./slots.ts";

interface FillTemplateProps {
  template: MessageTemplate;
  conversation: Conversation;
  onClose: () => void;
}

export function FillTemplate({ template, conversation, onClose }: FillTemplateProps) {
  const { workspaceId, store } = useInbox();
  const slots = slotsOf(template);
  const [values, setValues] = useState(() => firstValues(template, conversation.contact.name));
  const [wasTried, setWasTried] = useState(false);
  // One key for all tries: a repeated press sends nothing twice.
  const clientId = useRef(crypto.randomUUID());
  const params = { workspaceId, conversationId: conversation.id };
  const price = useQuery(
    apiQuery(messageTemplateEndpoints.estimateTemplatePrice, { params, query: { templateId: template.id } }),
  );
  const send = useMutation({
    mutationFn: () =>
      request(messageTemplateEndpoints.sendTemplateMessage, {
        params,
        body: {
          clientId: clientId.current,
          templateId: template.id,
          parameters: parametersOf(template, values),
        },
      }),
    onSuccess: ({ message, conversation: told }) => {
      store.dispatch({ kind: "sendSucceeded", message, conversation: told });
      onClose();
    },
  });
  const isEmpty = ({ id }: Slot) => (values[id] ?? "").trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (!slots.some(isEmpty)) send.mutate();
  };

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <TemplatePreview content={template.content} values={values} />
        {slots.map((slot, index) => (
          <TextInput
            key={slot.id}
            label={labelOf(slot)}
            required
            type={slot.place === "offer" ? "datetime-local" : "text"}
            data-autofocus={index === 0 || undefined}
            autoFocus={index === 0}
            value={values[slot.id] ?? ""}
            placeholder={slot.example}
            error={wasTried && isEmpty(slot) ? t("ui.required") : null}
            onChange={({ currentTarget: { value } }) =>
              setValues((known) => ({ ...known, [slot.id]: value }))
            }
          />
        ))}
        {slots.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t("inbox.template.nothingToFill")}
          </Text>
        ) : null}
        <FormError error={send.error} />
        <Group justify="space-between" gap="xs">
          <PriceLine price={price.data} />
          <Button type="submit" loading={send.isPending}>
            {t("inbox.template.send")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function labelOf({ place, name, card }: Slot): string {
  const words = t(`inbox.template.slot.${place}`, { name });
  return card === undefined ? words : t("inbox.template.slot.ofCard", { slot: words, number: card + 1 });
}
