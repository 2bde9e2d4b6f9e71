// What texts and conditions can read at this moment: answers, contact, attributes.

import { Table, Text } from "@mantine/core";
import type { FlowDocument } from "@parley/contracts/flow";
import { t } from "../../../i18n/t.ts";
import { longTitleOf } from "../model/blockTitle.ts";
import type { TestSession } from "./testSession.ts";

interface VariableWatchProps {
  test: TestSession;
  document: FlowDocument;
}

export function VariableWatch({ test, document }: VariableWatchProps) {
  const { contact } = test.facts;
  const phone = contact.phone ? `${contact.phone.dialCode}${contact.phone.number}` : null;
  const rows: { name: string; title: string; value: string | null }[] = [
    ...Object.entries(test.session.answers).map(([id, answer]) => {
      const block = document.blocks[id];
      return { name: `answers.${id}`, title: block ? longTitleOf(block) : id, value: answer.text };
    }),
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
