// The answer of a test: how it ended, what was sent, and its body as a tree to pick from.
import { Box, Code, Group, SegmentedControl, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { ApiMapping, ApiTestResult } from "@parley/contracts/api/apis";
import { formatNumber } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import classes from "./apis.module.css";
import { CallOutcome } from "./CallOutcome.tsx";
import { JsonTree } from "./JsonTree.tsx";
import { MapDialog } from "./MapDialog.tsx";

interface TestResultProps {
  result: ApiTestResult;
  mapping: readonly ApiMapping[];
  onMap: (path: string, attributeKey: string) => void;
}

type View = "tree" | "text" | "headers";

export function TestResult({ result, mapping, onMap }: TestResultProps) {
  const [picked, setPicked] = useState<string | null>(null);
  const [wanted, setWanted] = useState<View>("tree");
  const view = wanted === "tree" && !result.isJson ? "text" : wanted;
  const mapped = new Map(mapping.map(({ path, attributeKey }) => [path, attributeKey]));
  const filled = Object.entries(result.attributes);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <CallOutcome status={result.status} error={result.error} />
        <Text size="sm" c="dimmed">
          {t("developers.apis.test.duration", { ms: formatNumber(result.durationMs) })}
          {result.attempts > 1 ? ` · ${t("developers.apis.test.attempts", { count: result.attempts })}` : ""}
        </Text>
      </Group>
      <div>
        <Text size="xs" c="dimmed" fw={600} mb={2}>
          {t("developers.apis.test.sent")}
        </Text>
        <Code block className={classes.text ?? ""} tabIndex={0}>
          {[`${result.request.method} ${result.request.url}`, result.request.body]
            .filter(Boolean)
            .join("\n\n")}
        </Code>
      </div>
      {result.status === null ? null : (
        <>
          <Group justify="space-between" gap="xs">
            <Text size="xs" c="dimmed" fw={600}>
              {t("developers.apis.test.answer")}
            </Text>
            <SegmentedControl
              size="xs"
              aria-label={t("developers.apis.test.view")}
              value={view}
              onChange={(value) => setWanted(value as View)}
              data={[
                { value: "tree", label: t("developers.apis.test.asTree"), disabled: !result.isJson },
                { value: "text", label: t("developers.apis.test.asText") },
                { value: "headers", label: t("developers.apis.test.headers") },
              ]}
            />
          </Group>
          {view === "tree" ? (
            <>
              <Text size="xs" c="dimmed">
                {t("developers.apis.test.pick")}
              </Text>
              <div className={classes.answer} tabIndex={-1}>
                <JsonTree value={result.json} mapped={mapped} onPick={setPicked} />
              </div>
            </>
          ) : null}
          {view === "text" ? <AnswerText result={result} /> : null}
          {view === "headers" ? <Pairs pairs={Object.entries(result.headers)} /> : null}
        </>
      )}
      {filled.length > 0 ? (
        <div>
          <Text size="xs" c="dimmed" fw={600} mb={2}>
            {t("developers.apis.test.fills")}
          </Text>
          <Pairs pairs={filled} />
        </div>
      ) : null}
      {picked === null ? null : (
        <MapDialog
          path={picked}
          attributeKey={mapped.get(picked) ?? ""}
          onClose={() => setPicked(null)}
          onMap={(key) => {
            onMap(picked, key);
            setPicked(null);
          }}
        />
      )}
    </Stack>
  );
}

function AnswerText({ result }: { result: ApiTestResult }) {
  if (result.text === "") {
    return (
      <Text size="sm" c="dimmed">
        {t("developers.apis.test.noBody")}
      </Text>
    );
  }
  return (
    <>
      <Box
        className={classes.answer}
        tabIndex={0}
        role="region"
        aria-label={t("developers.apis.test.answer")}
      >
        <pre className={classes.text}>{result.text}</pre>
      </Box>
      {result.isCut ? (
        <Text size="xs" c="dimmed">
          {t("developers.apis.test.cut")}
        </Text>
      ) : null}
    </>
  );
}

function Pairs({ pairs }: { pairs: [string, string][] }) {
  return (
    <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing={6} layout="fixed">
      <Table.Tbody>
        {pairs.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fz="xs" style={{ overflowWrap: "anywhere", verticalAlign: "top" }}>
              {name}
            </Table.Th>
            <Table.Td fz="xs" style={{ overflowWrap: "anywhere" }}>
              {value === "" ? t("developers.apis.test.emptyValue") : value}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
