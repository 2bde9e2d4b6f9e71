// Everything texts and rules could read after a step; what the step changed stands out.

import { Badge, Table, Text } from "@mantine/core";
import type { FlowDocument } from "@parley/contracts/flow";
import { t } from "../../../i18n/t.ts";
import { longTitleOf } from "../model/blockTitle.ts";
import classes from "./Replay.module.css";
import type { ReplayMoment } from "./replayPath.ts";

interface ValueTableProps {
  values: ReplayMoment["values"];
  document: FlowDocument | undefined;
}

export function ValueTable({ values, document }: ValueTableProps) {
  return (
    <section className={classes.values} aria-label={t("editor.replay.values")}>
      <Text component="h2" size="sm" fw={600}>
        {t("editor.replay.values")}
      </Text>
      {values.length === 0 ? (
        <Text size="xs" c="dimmed">
          {t("editor.replay.noValues")}
        </Text>
      ) : (
        <Table fz="xs" layout="fixed" verticalSpacing={4}>
          <Table.Tbody>
            {values.map(({ name, value, isChanged }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={500} title={name} style={{ overflowWrap: "anywhere" }}>
                  {titleOfValue(name, document)}
                </Table.Th>
                <Table.Td style={{ overflowWrap: "anywhere" }}>
                  {value}{" "}
                  {isChanged ? (
                    <Badge size="xs" variant="light">
                      {t("editor.replay.changed")}
                    </Badge>
                  ) : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function titleOfValue(name: string, document: FlowDocument | undefined): string {
  const block = name.startsWith("answers.") ? document?.blocks[name.slice("answers.".length)] : undefined;
  return block ? longTitleOf(block) : name;
}
