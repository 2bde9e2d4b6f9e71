// What became of every block of a foreign bot, the ones that need a hand first. A line leads to its block.

import { Badge, Group, ScrollArea, Stack, Table, Text, UnstyledButton } from "@mantine/core";
import { modals } from "@mantine/modals";
import type { ImportLine, Verdict } from "@parley/flow-engine/typebot";
import { t } from "../../../i18n/t.ts";
import { showBlock } from "../actions.ts";
import type { EditorServices } from "../editorContext.tsx";
import classes from "./importReport.module.css";

const order: readonly Verdict[] = ["leftOut", "approximated", "mapped"];
const colours: Record<Verdict, string> = { leftOut: "red", approximated: "yellow", mapped: "green" };

export function showImportReport(services: EditorServices, report: readonly ImportLine[]): void {
  modals.open({
    title: t("editor.import.report"),
    size: "xl",
    closeButtonProps: { "aria-label": t("ui.close") },
    children: <ImportReport services={services} report={report} />,
  });
}

function ImportReport({ services, report }: { services: EditorServices; report: readonly ImportLine[] }) {
  const sorted = report.toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
  const show = (blockId: string) => {
    modals.closeAll();
    showBlock(services, blockId);
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{t("editor.import.reportText")}</Text>
      <Group gap="xs">
        {order.map((verdict) => (
          <Badge key={verdict} color={colours[verdict]} variant="dot" tt="none">
            {t(`editor.import.count.${verdict}`, {
              count: report.filter((line) => line.verdict === verdict).length,
            })}
          </Badge>
        ))}
      </Group>
      <ScrollArea.Autosize mah="55vh" type="auto">
        <Table stickyHeader verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("editor.import.block")}</Table.Th>
              <Table.Th>{t("editor.import.verdict")}</Table.Th>
              <Table.Th>{t("editor.import.note")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map((line, index) => (
              <Table.Tr key={index}>
                <Table.Td>
                  <UnstyledButton className={classes.link ?? ""} onClick={() => show(line.blockId)}>
                    {line.type}
                  </UnstyledButton>
                  <Text size="xs" c="dimmed">
                    {line.group}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Badge color={colours[line.verdict]} variant="dot" tt="none" miw="max-content">
                    {t(`editor.import.verdict.${line.verdict}`)}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{line.note}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </Stack>
  );
}
