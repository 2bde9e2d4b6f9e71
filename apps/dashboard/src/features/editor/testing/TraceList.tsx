// Why the conversation went the way it did: each step of the engine in words, with a way to its block.

import { Text, UnstyledButton } from "@mantine/core";
import type { FlowDocument } from "@parley/contracts/flow";
import { t } from "../../../i18n/t.ts";
import { showBlock } from "../actions.ts";
import { useServices } from "../editorContext.tsx";
import { longTitleOf } from "../model/blockTitle.ts";
import classes from "./TestPanel.module.css";
import type { TestSession } from "./testSession.ts";
import { traceText } from "./traceText.ts";

interface TraceListProps {
  test: TestSession;
  documents: Readonly<Record<string, FlowDocument>>;
}

export function TraceList({ test, documents }: TraceListProps) {
  const services = useServices();
  return (
    <ol className={classes.trace} aria-label={t("editor.test.trace")}>
      {test.trace.map(({ id, flowId, entry }) => {
        const document = documents[flowId];
        const text = traceText(entry, document);
        if (text === null) return null;
        const block = entry.blockId === null ? undefined : document?.blocks[entry.blockId];
        const isHere = flowId === services.flowId && block !== undefined;
        return (
          <li key={id} data-kind={entry.kind}>
            {block && entry.kind === "entered" ? (
              <UnstyledButton
                className={classes.traceBlock}
                disabled={!isHere}
                onClick={() => showBlock(services, block.id)}
              >
                {longTitleOf(block)}
              </UnstyledButton>
            ) : (
              <Text size="xs" c="dimmed">
                {text}
              </Text>
            )}
          </li>
        );
      })}
    </ol>
  );
}
