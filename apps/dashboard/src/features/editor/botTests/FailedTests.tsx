// What a failed test expected and found, with a way to the block it happened at.

import { Button, Stack, Text } from "@mantine/core";
import type { BotTestFailure, BotTestInput, BotTestReport } from "@parley/contracts/api/botTests";
import { t } from "../../../i18n/t.ts";
import { showBlock } from "../actions.ts";
import { useContent, useServices } from "../editorContext.tsx";
import classes from "./BotTests.module.css";
import { useBotTests } from "./queries.ts";
import { stepText } from "./stepText.ts";

interface FailureProps {
  test: Pick<BotTestInput, "steps">;
  failure: BotTestFailure;
}

export function Failure({ test, failure }: FailureProps) {
  const services = useServices();
  const { document } = useContent();
  const step = test.steps[failure.step];
  const { blockId } = failure;
  return (
    <div className={classes.failure}>
      <Text size="xs" fw={600}>
        {t("editor.botTests.stepNumber", { number: failure.step + 1 })}
        {step ? ` · ${stepText(step, document)}` : ""}
      </Text>
      <dl className={classes.facts}>
        <dt>{t("editor.botTests.expected")}</dt>
        <dd>{failure.expected}</dd>
        <dt>{t("editor.botTests.got")}</dt>
        <dd>{failure.got}</dd>
      </dl>
      {blockId !== null && document.blocks[blockId] ? (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            services.view.set({ dialog: null });
            showBlock(services, blockId);
          }}
        >
          {t("editor.botTests.showBlock")}
        </Button>
      ) : null}
    </div>
  );
}

/** Failed tests with their steps, for the publish dialog. */
export function FailedTests({ failed }: { failed: readonly BotTestReport[] }) {
  const { tests } = useBotTests();
  return (
    <Stack gap={4}>
      {failed.map((report) => (
        <div key={report.testId}>
          <Text size="sm" fw={600}>
            {report.name}
          </Text>
          {report.failures.map((failure) => (
            <Failure
              key={failure.step}
              test={tests.find(({ id }) => id === report.testId) ?? { steps: [] }}
              failure={failure}
            />
          ))}
        </div>
      ))}
    </Stack>
  );
}
