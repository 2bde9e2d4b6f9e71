// What texts and conditions can read at this moment: answers, values of the conversation, contact, attributes, loops.

import { Table, Text } from "@mantine/core";
import type { FlowDocument } from "@parley/contracts/flow";
import { t } from "../../../i18n/t.ts";
import { longTitleOf } from "../model/blockTitle.ts";
import type { TestSession } from "./testSession.ts";

interface VariableWatchProps {
  test: TestSession;
  documents: Readonly<Record<string, FlowDocument>>;
}

interface Row {
  name: string;
  title: string;
  value: string | null;
}

export function VariableWatch({ test, documents }: VariableWatchProps) {
  const { session } = test;
  const { contact } = test.facts;
  const phone = contact.phone ? `${contact.phone.dialCode}${contact.phone.number}` : null;
  const titleOf = (blockId: string): string => {
    const owner = Object.values(documents).find((document) => Object.hasOwn(document.blocks, blockId));
    const block = owner?.blocks[blockId];
    return block ? longTitleOf(block) : blockId;
  };
  const rows: Row[] = [
    ...Object.entries(session.answers).map(([id, answer]) => ({
      name: `answers.${id}`,
      title: titleOf(id),
      value: answer.text,
    })),
    ...Object.entries(session.variables ?? {}).map(([name, value]) => ({
      name: `variables.${name}`,
      title: t("editor.test.variable", { name }),
      value,
    })),
    ...Object.entries(session.loops ?? {}).map(([id, { items, index }]) => ({
      name: `loops.${id}`,
      title: titleOf(id),
      value: t("editor.test.loop", {
        place: Math.min(index + 1, items.length),
        count: items.length,
        item: items[index] ?? "–",
      }),
    })),
    ...(session.language === undefined
      ? []
      : [{ name: "language", title: t("editor.chat.language"), value: session.language }]),
    { name: "contact.name", title: t("editor.contact.name"), value: contact.name },
    { name: "contact.email", title: t("editor.contact.email"), value: contact.email },
    { name: "contact.phone", title: t("editor.contact.phone"), value: phone },
    { name: "contact.tags", title: t("editor.contact.tags"), value: contact.tags.join(", ") || null },
    ...Object.entries(contact.attributes).map(([key, value]) => ({
      name: `attributes.${key}`,
      title: key,
      value,
    })),
  ];
  return (
    <Table fz="xs" layout="fixed" verticalSpacing={4} aria-label={t("editor.test.variables")}>
      <Table.Tbody>
        {rows.map(({ name, title, value }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={500} title={name}>
              <Text size="xs" truncate>
                {title}
              </Text>
            </Table.Th>
            <Table.Td style={{ overflowWrap: "anywhere" }}>
              {value ?? (
                <Text size="xs" c="dimmed">
                  {t("editor.test.unknown")}
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
