// What the author does in place of the world: lets time pass, plays the agent, answers calls to the outside.

import { Button, Group, Text } from "@mantine/core";
import { IconPlayerTrackNext, IconRefresh } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { CallForm } from "./CallForm.tsx";
import type { useTestRun } from "./useTestRun.ts";

export function TestActions({ run }: { run: ReturnType<typeof useTestRun> }) {
  const { session, call, uploads } = run.test;
  const { status } = session;
  const { waitLeftMs } = run;
  if (waitLeftMs !== null) {
    const isQuestion = status === "awaitingInput";
    return (
      <Group gap={8} justify="space-between" mb={isQuestion ? 8 : 0}>
        <Text size={isQuestion ? "xs" : "sm"}>
          {t(isQuestion ? "editor.test.deadline" : "editor.test.waiting", {
            seconds: Math.ceil(waitLeftMs / 1000),
          })}
        </Text>
        <Button
          size={isQuestion ? "compact-xs" : "xs"}
          variant="light"
          leftSection={<IconPlayerTrackNext size={14} />}
          onClick={run.skipWait}
        >
          {t(isQuestion ? "editor.test.letPass" : "editor.test.skipWait")}
        </Button>
      </Group>
    );
  }
  if (status === "calling" && call) {
    return (
      <CallForm
        key={call.waitToken}
        call={call}
        uploads={uploads}
        onResult={run.answerCall}
        onAutomatic={() => run.setAutomatic(true)}
      />
    );
  }
  if (status === "handedOff") {
    return (
      <Group gap={8}>
        <Button size="xs" variant="light" onClick={() => run.endLiveChat("handedBack")}>
          {t("editor.test.handBack")}
        </Button>
        <Button size="xs" variant="default" onClick={() => run.endLiveChat("expired")}>
          {t("editor.test.nobodyCame")}
        </Button>
      </Group>
    );
  }
  if (status === "ended" || status === "failed") {
    return (
      <Button size="xs" variant="light" leftSection={<IconRefresh size={14} />} onClick={run.restart}>
        {t("editor.test.restart")}
      </Button>
    );
  }
  return null;
}
